package io.sallyport.auth.gssapi.pac;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian octets read from the front; what is not there is malformed. */
final class Octets {
    private final ByteBuffer octets;

    private Octets(ByteBuffer octets) {
        this.octets = octets.order(ByteOrder.LITTLE_ENDIAN);
    }

    static Octets of(byte[] octets) {
        return new Octets(ByteBuffer.wrap(octets));
    }

    int remaining() {
        return octets.remaining();
    }

    int position() {
        return octets.position();
    }

    int u8() throws InvalidPacException {
        return need(Byte.BYTES).get() & 0xFF;
    }

    int u16() throws InvalidPacException {
        return need(Short.BYTES).getShort() & 0xFFFF;
    }

    long u32() throws InvalidPacException {
        return need(Integer.BYTES).getInt() & 0xFFFF_FFFFL;
    }

    /** Reads 64 bits; a number above {@link Long#MAX_VALUE} is negative. */
    long i64() throws InvalidPacException {
        return need(Long.BYTES).getLong();
    }

    byte[] take(int length) throws InvalidPacException {
        byte[] taken = new byte[require(length)];
        octets.get(taken);
        return taken;
    }

    void skip(int length) throws InvalidPacException {
        octets.position(octets.position() + require(length));
    }

    /** Skips to the next position that is a multiple, seen from the first octet. */
    void align(int multiple) throws InvalidPacException {
        skip(Math.floorMod(-octets.position(), multiple));
    }

    /** Takes a part whose alignment begins anew. */
    Octets part(int length) throws InvalidPacException {
        ByteBuffer part = octets.slice(octets.position(), require(length));
        skip(length);
        return new Octets(part);
    }

    private ByteBuffer need(int length) throws InvalidPacException {
        require(length);
        return octets;
    }

    private int require(int length) throws InvalidPacException {
        if (length < 0 || length > octets.remaining()) {
            throw new InvalidPacException(PacReasons.MALFORMED);
        }
        return length;
    }
}
