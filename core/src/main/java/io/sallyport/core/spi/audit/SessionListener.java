package io.sallyport.core.spi.audit;

/**
 * Is told what happened to sessions. Called on the session's event loop: must not block, and hands on what takes time. An
 * exception is logged and changes nothing for the session.
 */
public interface SessionListener {
    /**
     * A client was accepted.
     *
     * @param sessionId names the session; {@link #sessionClosed} follows exactly once
     */
    default void sessionOpened(String sessionId) {}

    /**
     * A session is over, refused or not.
     *
     * @param record all that happened
     */
    void sessionClosed(SessionRecord record);
}
