package io.sallyport.core.spi.auth;

/**
 * How often one client's source has failed at accounts, kept by the gateway. {@link UsernamePasswordMethod} asks before it
 * asks its {@link PasswordVerifier} and tells of the failures; a method with an exchange of its own does the same, once for
 * each password. Every method is safe for any thread, and answers at once.
 * A right password is not told of: it would be the account's owner who makes room for another's guesses behind the same address.
 */
public interface PasswordAttempts {
    /** Counts nothing and locks nothing: for tests, and for what runs without a gateway. */
    PasswordAttempts UNLIMITED = new PasswordAttempts() {
        @Override
        public boolean isLocked(String username) {
            return false;
        }

        @Override
        public void failed(String username) {}
    };

    /**
     * Tells whether this source has failed at the account so often that even the right password is to be refused. Asked
     * before the password is looked at, again when a password that waited has its turn, and again before an acceptance, for
     * others may have failed meanwhile.
     *
     * @param username as the client sent it; whether such an account exists does not matter
     */
    boolean isLocked(String username);

    /**
     * The password was wrong, or there is no such account.
     *
     * @param username as the client sent it
     */
    void failed(String username);
}
