package io.sallyport.auth.gssapi;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;

/** The messages of RFC 1961 section 3: {@code VER=1 MTYP LEN TOKEN}. */
final class Frame {
    static final int HEADER = 4;
    static final int MAX_TOKEN = 0xFFFF;
    static final byte AUTHENTICATION = 1;
    static final byte PROTECTION_LEVEL = 2;
    static final byte ENCAPSULATED = 3;

    static final ReasonCode BAD_VERSION = ReasonCode.of("gss-bad-version");
    static final ReasonCode ABORTED = ReasonCode.of("gss-aborted-by-client");

    private static final byte VERSION = 1;
    private static final byte ABORT = (byte) 0xFF;

    private Frame() {}

    /** Finds where a message ends; whose type it should be is asked when it is there. */
    static int length(ByteBuffer received) throws MalformedMessageException {
        int start = received.position();
        if (received.hasRemaining() && received.get(start) != VERSION) {
            throw new MalformedMessageException(BAD_VERSION);
        }
        // An abort is two octets in the RFC, and four from some.
        if (received.remaining() > 1 && received.get(start + 1) == ABORT) {
            throw new MalformedMessageException(ABORTED);
        }
        if (received.remaining() < HEADER) {
            return AuthenticationExchange.UNKNOWN;
        }
        return HEADER + Byte.toUnsignedInt(received.get(start + 2)) * 256 + Byte.toUnsignedInt(received.get(start + 3));
    }

    static byte type(ByteBuffer message) {
        return message.get(message.position() + 1);
    }

    /** Takes the token out of a whole message. */
    static byte[] token(ByteBuffer message) {
        byte[] token = new byte[message.remaining() - HEADER];
        message.position(message.position() + HEADER).get(token);
        return token;
    }

    static ByteBuffer of(byte type, byte[] token) {
        ByteBuffer message = ByteBuffer.allocate(HEADER + token.length);
        begin(message, type, token.length);
        return message.put(token).flip();
    }

    static void begin(ByteBuffer message, byte type, int length) {
        message.put(VERSION).put(type).put((byte) (length >>> Byte.SIZE)).put((byte) length);
    }

    /** Says the length when the token is there. */
    static void setLength(ByteBuffer message, int start, int length) {
        message.put(start + 2, (byte) (length >>> Byte.SIZE)).put(start + 3, (byte) length);
    }

    /** Well-known clients read a whole header. */
    static ByteBuffer abort() {
        return ByteBuffer.wrap(new byte[] {VERSION, ABORT, 0, 0});
    }
}
