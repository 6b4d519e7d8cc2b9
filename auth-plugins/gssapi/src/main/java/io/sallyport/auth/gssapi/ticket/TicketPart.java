package io.sallyport.auth.gssapi.ticket;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/**
 * {@code EncTicketPart} of RFC 4120 section 5.3: what the KDC says of the client.
 *
 * @param enctype of the session key
 * @param key the session key; not copied
 * @param client who it is
 * @param transited who else vouches for that
 * @param authTime when the client showed who it is
 * @param endTime until when the ticket is good
 * @param addresses where the client may be
 */
@SuppressWarnings("ArrayRecordComponent")
record TicketPart(
        int enctype,
        byte[] key,
        ClientName client,
        Transited transited,
        Instant authTime,
        Instant endTime,
        HostAddresses addresses) {
    private static final int TRANSITED_POLICY_CHECKED = 12;

    static TicketPart read(byte[] plaintext) throws UnreadableException {
        Der part = new Der(ByteBuffer.wrap(plaintext)).only(Der.APPLICATION + 3).only(Der.SEQUENCE);
        boolean checked = part.field(0).bit(TRANSITED_POLICY_CHECKED);
        Der key = part.field(1).only(Der.SEQUENCE);
        int enctype = key.field(0).integer();
        byte[] octets = key.field(1).only(Der.OCTET_STRING).octets();
        key.end();
        String realm = part.field(2).onlyText();
        List<String> name = PrincipalNames.read(part.field(3));
        Transited transited = Transited.read(part.field(4), checked);
        Instant authTime = part.field(5).time();
        part.optionalField(6);
        Instant endTime = part.field(7).time();
        part.optionalField(8);
        HostAddresses addresses = HostAddresses.read(part.optionalField(9));
        part.optionalField(10);
        part.end();
        return new TicketPart(
                enctype, octets, new ClientName(name, realm), transited, authTime, endTime, addresses);
    }
}
