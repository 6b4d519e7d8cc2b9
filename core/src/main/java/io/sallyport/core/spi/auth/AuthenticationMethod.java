package io.sallyport.core.spi.auth;

/**
 * A configured authentication method, RFC 1928 section 3. One object serves every client, from any event loop at the
 * same time.
 */
public interface AuthenticationMethod extends AutoCloseable {
    /** The METHOD octet, X'00' to X'FE'; always the same. */
    int number();

    /**
     * Begins the exchange with one client. Called on the client's event loop: must not block.
     *
     * @param start who the client is and what policy demands of the method
     * @return an exchange for this client alone; the gateway closes it
     */
    AuthenticationExchange begin(ExchangeStart start);

    /**
     * Tells whether its exchanges can hand over a {@link MessageProtection} other than {@link MessageProtection#NONE}. The
     * gateway then holds more memory ready for each client; a protection of a method that says no is refused.
     */
    default boolean encapsulates() {
        return false;
    }

    /** Says whether the method can serve now. Called from any thread, often: answers from memory. A gateway of which no
     * method can serve gets no clients from those who ask for its readiness. */
    default Health health() {
        return Health.UP;
    }

    /** Gives back what the method holds. Called once, when no exchange is open; must not throw. */
    @Override
    default void close() {}
}
