package io.sallyport.core.spi.auth;

/** METHOD X'02', USERNAME/PASSWORD (RFC 1929), around a {@link PasswordVerifier}: a back end needs no wire code. */
public final class UsernamePasswordMethod implements AuthenticationMethod {
    /** The METHOD octet, RFC 1928 section 3. */
    public static final int NUMBER = 0x02;

    private final PasswordVerifier verifier;

    /**
     * Makes the method.
     *
     * @param verifier asked once for each client
     */
    public UsernamePasswordMethod(PasswordVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public AuthenticationExchange begin(ExchangeStart start) {
        return new UsernamePasswordExchange(verifier, start);
    }
}
