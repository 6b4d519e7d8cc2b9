package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ProtectionLevel;
import java.nio.ByteBuffer;

/**
 * Per-message encapsulation, RFC 1961 section 5: every message after the authentication travels as {@code VER MTYP LEN
 * TOKEN}.
 *
 * <p>Called on the client's event loop only, and often: an implementation reads from the caller's buffer and writes into
 * the caller's buffer, and allocates nothing per message in steady state.
 */
public interface MessageProtection extends AutoCloseable {
    /** No encapsulation: the gateway never calls its {@code wrap} and {@code unwrap}. */
    MessageProtection NONE = new NoMessageProtection();

    /** The level that was settled on. */
    ProtectionLevel level();

    /**
     * Tells whether the client may go on without encapsulation all the same. Clients differ in what they do once they are
     * told level 0, which is not in the RFC: some go on in the clear, others encapsulate. If this is true the client's next
     * octet decides for the rest of the session: X'05' begins a request in the clear, anything else an encapsulated message.
     * Only where {@link #level()} is {@link ProtectionLevel#NONE}, which is all that policy is then told.
     */
    boolean isOptional();

    /**
     * Gives the protection of UDP datagrams under the same context: lost and reordered ones are tolerated, duplicates are
     * not. Messages that it wraps count in the same sequence as this one's. It is used on the same event loop and lives no
     * longer than this one, which wipes its keys too.
     */
    MessageProtection forDatagrams();

    /** The most octets of plaintext that one message can carry, at least 1. */
    int maxPlaintextLength();

    /**
     * The most octets that {@link #wrap} writes for a plaintext, frame and token together.
     *
     * @param plaintextLength from 0 to {@link #maxPlaintextLength()}
     */
    int maxMessageLength(int plaintextLength);

    /**
     * Finds where the next message ends, by its first octets.
     *
     * @param received what was received so far; neither changed nor kept
     * @return the message's whole length in octets, or {@link AuthenticationExchange#UNKNOWN} while too short
     * @throws MalformedMessageException if no encapsulated message begins like this
     */
    int messageLength(ByteBuffer received) throws MalformedMessageException;

    /**
     * Encapsulates one message.
     *
     * @param plaintext read from its position to its limit; at most {@link #maxPlaintextLength()} octets
     * @param message written from its position; has room for {@link #maxMessageLength} octets
     */
    void wrap(ByteBuffer plaintext, ByteBuffer message);

    /**
     * Opens one message. On any failure nothing of its plaintext may be used and the session is closed.
     *
     * @param message exactly one message, read from its position to its limit
     * @param plaintext written from its position; has room for as many octets as the message has
     * @throws MalformedMessageException if it is forged, damaged, a duplicate, out of order where order matters, or
     *     weaker than {@link #level()}
     */
    void unwrap(ByteBuffer message, ByteBuffer plaintext) throws MalformedMessageException;

    /** Wipes the keys; called once or more often. */
    @Override
    void close();
}
