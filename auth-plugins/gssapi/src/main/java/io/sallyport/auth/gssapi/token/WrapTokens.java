package io.sallyport.auth.gssapi.token;

import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;

/**
 * GSS_Wrap and GSS_Unwrap of one established context (RFC 2743 section 2.3) on the caller's buffers, without a copy that
 * the caller would see and without an allocation per message. Used by one thread at a time.
 */
public interface WrapTokens extends AutoCloseable {
    /**
     * The most octets that {@link #wrap} writes.
     *
     * @param plaintextLength at least 0
     * @param confidential whether it is sealed
     */
    int maxTokenLength(int plaintextLength, boolean confidential);

    /**
     * The most octets of plaintext whose token is never longer than that.
     *
     * @param tokenLength at least the length of an empty plaintext's token
     * @param confidential whether it is sealed
     */
    int maxPlaintextLength(int tokenLength, boolean confidential);

    /**
     * Writes one token.
     *
     * @param plaintext read from its position to its limit
     * @param confidential whether to seal it
     * @param token written from its position; has room for {@link #maxTokenLength}
     * @throws java.nio.BufferOverflowException if it has not; then nothing was written, and no number used
     * @throws IllegalStateException if the keys are wiped
     */
    void wrap(ByteBuffer plaintext, boolean confidential, ByteBuffer token);

    /**
     * Opens one token.
     *
     * @param token exactly one token, read from its position to its limit
     * @param plaintext written from its position; has room for as many octets as the token has. Not written to unless the
     *     token is genuine and its place in the sequence is right
     * @return whether it was sealed
     * @throws MalformedMessageException if it is forged, damaged, a duplicate, old, or (on a stream) out of order:
     *     its reason says which
     * @throws java.nio.BufferOverflowException if there is no such room; then the token is as good as before
     * @throws IllegalStateException if the keys are wiped
     */
    boolean unwrap(ByteBuffer token, ByteBuffer plaintext) throws MalformedMessageException;

    /**
     * Gives the same context's tokens for datagrams: gaps and reordering are tolerated within a window that begins where
     * this sequence stands, duplicates and old ones are not. Both wrap in one sequence. From then on this one unwraps
     * nothing more, for it would take the datagrams' tokens a second time; every call gives the same window. Closing them
     * wipes nothing, closing this ends both.
     */
    WrapTokens forDatagrams();

    /** Wipes the keys; called once or more often. */
    @Override
    void close();
}
