package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of a wrap token, RFC 4121 section 4.2.6.2. Whoever reads it knows only what the token says of itself: it is
 * genuine if the token proves so.
 *
 * @param fields TOK_ID, Flags, Filler, EC and RRC
 * @param sequence SND_SEQ
 */
public record WrapTokenHeader(long fields, long sequence) {
    static final int LENGTH = 16;

    private static final long TOK_ID = 0x0504L << 48;
    private static final long TOK_ID_MASK = 0xFFFFL << 48;
    private static final long SENT_BY_ACCEPTOR = 1L << 40;
    private static final long SEALED = 2L << 40;
    private static final long ACCEPTOR_SUBKEY = 4L << 40;
    private static final long FILLER = 0xFFL << 32;
    private static final int EXTRA_COUNT_SHIFT = 16;
    private static final long COUNT_MASK = 0xFFFF;

    /**
     * Reads the header that begins at the buffer's position, and moves nothing.
     *
     * @throws MalformedMessageException if it is too short, or no wrap token of RFC 4121 begins like this
     */
    public static WrapTokenHeader peek(ByteBuffer token) throws MalformedMessageException {
        if (token.remaining() < LENGTH) {
            throw new MalformedMessageException(TokenReasons.MALFORMED);
        }
        WrapTokenHeader header = new WrapTokenHeader(at(token, 0), at(token, Long.BYTES));
        if ((header.fields & TOK_ID_MASK) != TOK_ID) {
            throw new MalformedMessageException(TokenReasons.NOT_A_WRAP_TOKEN);
        }
        if ((header.fields & FILLER) != FILLER) {
            throw new MalformedMessageException(TokenReasons.MALFORMED);
        }
        return header;
    }

    private static long at(ByteBuffer token, int offset) {
        long value = token.getLong(token.position() + offset);
        return token.order() == ByteOrder.BIG_ENDIAN ? value : Long.reverseBytes(value);
    }

    static long fields(Role sender, boolean acceptorSubkey) {
        return TOK_ID
                | FILLER
                | (sender == Role.ACCEPTOR ? SENT_BY_ACCEPTOR : 0)
                | (acceptorSubkey ? ACCEPTOR_SUBKEY : 0);
    }

    static long sealed(long fields) {
        return fields | SEALED;
    }

    static long withExtraCount(long fields, int count) {
        return fields | (long) count << EXTRA_COUNT_SHIFT;
    }

    static long withoutCounts(long fields) {
        return fields & ~(COUNT_MASK << EXTRA_COUNT_SHIFT | COUNT_MASK);
    }

    /** Whether the encrypted copy says the same; the rotation came after it was made. */
    boolean agreesWith(long copiedFields, long copiedSequence) {
        return ((fields ^ copiedFields) & ~COUNT_MASK) == 0 && sequence == copiedSequence;
    }

    /** Whether the acceptor sent it. */
    public boolean isSentByAcceptor() {
        return (fields & SENT_BY_ACCEPTOR) != 0;
    }

    /** Whether its plaintext is encrypted. */
    public boolean isSealed() {
        return (fields & SEALED) != 0;
    }

    /** Whether its key is the one that the acceptor chose. */
    public boolean isWithAcceptorSubkey() {
        return (fields & ACCEPTOR_SUBKEY) != 0;
    }

    /** EC: the octets of filling in a sealed token, or of the checksum in any other. */
    int extraCount() {
        return (int) (fields >>> EXTRA_COUNT_SHIFT & COUNT_MASK);
    }

    /** RRC: by how many octets to the right everything behind the header is rotated. */
    int rotation() {
        return (int) (fields & COUNT_MASK);
    }
}
