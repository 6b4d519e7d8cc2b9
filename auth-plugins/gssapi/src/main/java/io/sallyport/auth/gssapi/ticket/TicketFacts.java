package io.sallyport.auth.gssapi.ticket;

import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.auth.gssapi.keytab.KeytabEntry;
import java.time.Instant;
import java.util.Arrays;

/**
 * What a ticket and its authenticator say, read with the service's key after the JDK accepted both.
 *
 * @param client who it is
 * @param transited which realms vouch for that beside the client's and the service's
 * @param authTime when the client showed the KDC who it is
 * @param endTime until when the ticket is good
 * @param addresses where the client may be
 * @param sessionEnctype the number of the session key's encryption type
 * @param clientTime what the client's clock said
 * @param bindings the MD5 of the client's channel bindings; all zero for none; not copied
 * @param sequence the number of the client's first message
 */
@SuppressWarnings("ArrayRecordComponent")
public record TicketFacts(
        ClientName client,
        Transited transited,
        Instant authTime,
        Instant endTime,
        HostAddresses addresses,
        int sessionEnctype,
        Instant clientTime,
        byte[] bindings,
        long sequence) {
    private static final int TICKET_USAGE = 2;
    private static final int AUTHENTICATOR_USAGE = 11;

    /** Reads them. */
    public static TicketFacts read(ApReq request, KeytabEntry key) throws UnreadableException {
        TicketPart ticket = TicketPart.read(decrypt(request.ticket(), key.enctype(), key.key(), TICKET_USAGE));
        try {
            AuthenticatorPart authenticator = AuthenticatorPart.read(
                    decrypt(request.authenticator(), ticket.enctype(), ticket.key(), AUTHENTICATOR_USAGE));
            return new TicketFacts(
                    ticket.client(),
                    ticket.transited(),
                    ticket.authTime(),
                    ticket.endTime(),
                    ticket.addresses(),
                    ticket.enctype(),
                    authenticator.time(),
                    authenticator.bindings(),
                    authenticator.sequence());
        } finally {
            Arrays.fill(ticket.key(), (byte) 0);
        }
    }

    /** Whether a ticket is encrypted in that key. */
    public static boolean opens(KeytabEntry key, ApReq request) {
        try {
            decrypt(request.ticket(), key.enctype(), key.key(), TICKET_USAGE);
            return true;
        } catch (UnreadableException e) {
            return false;
        }
    }

    private static byte[] decrypt(EncryptedData data, int keyEnctype, byte[] key, int usage)
            throws UnreadableException {
        Enctype enctype = Enctype.of(data.enctype()).orElseThrow(UnreadableException::new);
        if (data.enctype() != keyEnctype || key.length != enctype.keyLength()) {
            throw new UnreadableException();
        }
        return new Decryption(enctype, key, usage).open(data.cipher());
    }
}
