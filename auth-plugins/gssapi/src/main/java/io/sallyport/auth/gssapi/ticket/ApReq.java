package io.sallyport.auth.gssapi.ticket;

import io.sallyport.auth.gssapi.keytab.Service;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * What a client's first token shows to everybody: {@code InitialContextToken} of RFC 2743 section 3.1 around {@code
 * AP-REQ} of RFC 4120 section 5.5.1. Nothing of it is proved.
 *
 * @param service whom the ticket is for
 * @param ticket the ticket's encrypted part
 * @param authenticator what shows that the client knows the ticket's key
 */
public record ApReq(Service service, EncryptedData ticket, EncryptedData authenticator) {
    private static final byte[] KERBEROS = {0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x12, 0x01, 0x02, 0x02};
    private static final int TOKEN_ID_LENGTH = 2;

    /**
     * Whether a token is one of the Kerberos mechanism. It must be well formed so far.
     *
     * @throws UnreadableException if it is not
     */
    public static boolean isKerberos(byte[] token) throws UnreadableException {
        return Arrays.equals(frame(token).take(Der.OID).octets(), KERBEROS);
    }

    private static Der frame(byte[] token) throws UnreadableException {
        return new Der(ByteBuffer.wrap(token)).only(Der.APPLICATION);
    }

    /**
     * Reads a token of the Kerberos mechanism.
     *
     * @throws UnreadableException if it is none
     */
    public static ApReq read(byte[] token) throws UnreadableException {
        Der frame = frame(token);
        frame.take(Der.OID);
        byte[] rest = frame.octets();
        if (rest.length < TOKEN_ID_LENGTH || rest[0] != 1 || rest[1] != 0) {
            throw new UnreadableException();
        }
        ByteBuffer message = ByteBuffer.wrap(rest, TOKEN_ID_LENGTH, rest.length - TOKEN_ID_LENGTH);
        Der request = new Der(message).only(Der.APPLICATION + 14).only(Der.SEQUENCE);
        request.field(0);
        request.field(1);
        request.field(2);
        Der ticket = request.field(3).only(Der.APPLICATION + 1).only(Der.SEQUENCE);
        EncryptedData authenticator = EncryptedData.read(request.field(4));
        request.end();
        return of(ticket, authenticator);
    }

    private static ApReq of(Der ticket, EncryptedData authenticator) throws UnreadableException {
        ticket.field(0);
        String realm = ticket.field(1).onlyText();
        List<String> name = PrincipalNames.read(ticket.field(2));
        EncryptedData encrypted = EncryptedData.read(ticket.field(3));
        ticket.end();
        return new ApReq(new Service(name, realm), encrypted, authenticator);
    }
}
