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
 * @param authTime when the client showed who it is
 * @param endTime until when the ticket is good
 */
@SuppressWarnings("ArrayRecordComponent")
record TicketPart(int enctype, byte[] key, ClientName client, Instant authTime, Instant endTime) {
    static TicketPart read(byte[] plaintext) throws UnreadableException {
        Der part = new Der(ByteBuffer.wrap(plaintext)).application(3).take(Der.SEQUENCE);
        part.field(0);
        Der key = part.field(1).take(Der.SEQUENCE);
        int enctype = key.field(0).integer();
        byte[] octets = key.field(1).take(Der.OCTET_STRING).octets();
        String realm = part.field(2).text();
        List<String> name = PrincipalNames.read(part.field(3));
        part.field(4);
        Instant authTime = part.field(5).time();
        part.optionalField(6);
        return new TicketPart(
                enctype,
                octets,
                new ClientName(name, realm),
                authTime,
                part.field(7).time());
    }
}
