package io.sallyport.core.spi.auth;

/** The client's side of a conversation; a method with several rounds computes its messages from the replies. */
@FunctionalInterface
public interface ScriptedClient {
    /**
     * Gives the client's next message.
     *
     * @param reply what the method answered last; empty at first
     * @return exactly one message
     */
    byte[] next(byte[] reply);
}
