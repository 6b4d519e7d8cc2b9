package io.sallyport.auth.gssapi.pac;

import java.nio.ByteBuffer;

/** As much of DER (X.690) as authorization data needs: tag and definite length, in the shortest form. */
final class Der {
    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int SEQUENCE = 0x30;
    static final int CONTEXT_0 = 0xA0;
    static final int CONTEXT_1 = 0xA1;

    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_OCTETS = 3;

    private final ByteBuffer octets;

    Der(byte[] octets) {
        this(ByteBuffer.wrap(octets));
    }

    private Der(ByteBuffer octets) {
        this.octets = octets;
    }

    boolean isEmpty() {
        return !octets.hasRemaining();
    }

    /** Takes the value with this tag that comes next. */
    Der take(int tag) throws InvalidPacException {
        if (octet() != tag) {
            throw malformed();
        }
        int length = length();
        if (length > octets.remaining()) {
            throw malformed();
        }
        Der value = new Der(octets.slice(octets.position(), length));
        octets.position(octets.position() + length);
        return value;
    }

    /** Takes the value with this tag that comes next, and refuses any behind it. */
    Der only(int tag) throws InvalidPacException {
        Der value = take(tag);
        if (!isEmpty()) {
            throw malformed();
        }
        return value;
    }

    byte[] toBytes() {
        byte[] copy = new byte[octets.remaining()];
        octets.get(copy);
        return copy;
    }

    /** Reads the whole value as an INTEGER of 32 bits. */
    int toInt() throws InvalidPacException {
        int length = octets.remaining();
        if (length < 1 || length > Integer.BYTES) {
            throw malformed();
        }
        int value = octets.get();
        while (octets.hasRemaining()) {
            value = (value << Byte.SIZE) | octet();
        }
        return value;
    }

    private int length() throws InvalidPacException {
        int first = octet();
        if (first < LONG_FORM) {
            return first;
        }
        int count = first - LONG_FORM;
        if (count < 1 || count > MOST_LENGTH_OCTETS) {
            throw malformed();
        }
        int length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << Byte.SIZE) | octet();
        }
        return shortest(length, count);
    }

    private static int shortest(int length, int count) throws InvalidPacException {
        if (length < LONG_FORM || length >>> ((count - 1) * Byte.SIZE) == 0) {
            throw malformed();
        }
        return length;
    }

    private int octet() throws InvalidPacException {
        if (!octets.hasRemaining()) {
            throw malformed();
        }
        return octets.get() & 0xFF;
    }

    private static InvalidPacException malformed() {
        return new InvalidPacException(PacReasons.AUTHORIZATION_DATA);
    }
}
