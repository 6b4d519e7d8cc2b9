package io.sallyport.auth.gssapi.ticket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code Authenticator} of RFC 4120 section 5.5.1, with the checksum of RFC 4121 section 4.1.1.
 *
 * @param time what the client's clock said, in whole seconds
 * @param bindings the MD5 of the client's channel bindings; all zero for none
 * @param flags what the client asks of the context
 * @param sequence the number of the client's first message
 */
@SuppressWarnings("ArrayRecordComponent")
record AuthenticatorPart(Instant time, byte[] bindings, int flags, long sequence) {
    private static final int CHECKSUM_TYPE = 0x8003;
    private static final int BINDINGS_LENGTH = 16;
    private static final int LEAST_CHECKSUM = 24;

    static AuthenticatorPart read(byte[] plaintext) throws UnreadableException {
        Der part = new Der(ByteBuffer.wrap(plaintext)).only(Der.APPLICATION + 2).only(Der.SEQUENCE);
        part.field(0);
        part.field(1);
        part.field(2);
        Der checksum = part.field(3).only(Der.SEQUENCE);
        if (checksum.field(0).integer() != CHECKSUM_TYPE) {
            throw new UnreadableException();
        }
        byte[] value = checksum.field(1).only(Der.OCTET_STRING).octets();
        checksum.end();
        part.field(4);
        Instant time = part.field(5).time();
        part.optionalField(6);
        Optional<Der> sequence = part.optionalField(7);
        part.optionalField(8);
        part.end();
        return of(time, value, sequence.isPresent() ? sequence.get().unsigned() : 0);
    }

    private static AuthenticatorPart of(Instant time, byte[] checksum, long sequence) throws UnreadableException {
        if (checksum.length < LEAST_CHECKSUM) {
            throw new UnreadableException();
        }
        ByteBuffer value = ByteBuffer.wrap(checksum).order(ByteOrder.LITTLE_ENDIAN);
        if (value.getInt() != BINDINGS_LENGTH) {
            throw new UnreadableException();
        }
        byte[] bindings = new byte[BINDINGS_LENGTH];
        value.get(bindings);
        return new AuthenticatorPart(time, bindings, value.getInt(), sequence);
    }
}
