package io.sallyport.core.spi.auth;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The method-dependent sub-negotiation with one client, RFC 1928 section 3.
 *
 * <p>Every method is called on the client's event loop, one call at a time and never while a stage is pending, and must
 * not block; blocking work belongs on {@link PluginContext#blockingExecutor()}. A stage may be completed on any thread:
 * the gateway goes on, on the event loop.
 *
 * <p>An exception from any method refuses the client.
 */
public interface AuthenticationExchange extends AutoCloseable {
    /** What {@link #messageLength} answers while too little was received to know. */
    int UNKNOWN = -1;

    /**
     * Answers before the client sent anything. A method whose exchange is empty, as X'00', answers {@link
     * AuthenticationStep.Accepted} here.
     */
    default AuthenticationStep start() {
        return AuthenticationStep.awaitMessage();
    }

    /**
     * Finds where the client's next message ends. Called again with more octets as long as it answers {@link #UNKNOWN};
     * must neither change the buffer's position nor keep it.
     *
     * @param received what was received of the message so far, from its first octet; may hold octets beyond its end
     * @return the message's whole length in octets, at least 1, or {@link #UNKNOWN}
     * @throws MalformedMessageException if no message of the method begins like this
     */
    int messageLength(ByteBuffer received) throws MalformedMessageException;

    /**
     * Takes one message.
     *
     * @param message exactly one message, as long as {@link #messageLength} said. The exchange may read and overwrite it
     *     until the returned stage completes; then the gateway wipes it, so no secret stays behind
     * @return what to do next; completed exceptionally, or with {@code null}, it is a refusal
     * @throws MalformedMessageException if it is no message of the method
     */
    CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) throws MalformedMessageException;

    /**
     * Gives what to send when the gateway itself refuses: a stage failed, or the rounds are used up. Must tell no more
     * than any other refusal of the method does. Called at most once.
     */
    default ByteBuffer refusalReply() {
        return ByteBuffer.allocate(0);
    }

    /**
     * Gives the name that the client claims, once it has said one. It is for the log when the client is refused: said,
     * not proved. Called when the exchange ends without {@link AuthenticationStep.Accepted}, before {@link #close()}.
     */
    default Optional<String> claimedName() {
        return Optional.empty();
    }

    /**
     * Ends the exchange, whatever came of it, and wipes every secret that it holds. Called once or more often, also
     * while a stage is pending (the client left, or the deadline passed): what that stage still works with is then wiped
     * when it completes. Must not throw. A {@link MessageProtection} that was handed over in {@link
     * AuthenticationStep.Accepted} outlives it.
     */
    @Override
    void close();
}
