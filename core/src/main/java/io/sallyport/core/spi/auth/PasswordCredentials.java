package io.sallyport.core.spi.auth;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** A user name and a password as a client sent them, RFC 1929 section 2. {@link #abandon()} is safe for any thread. */
public final class PasswordCredentials {
    private final String username;
    private final byte[] password;
    private final BooleanSupplier pointless;
    private volatile boolean abandoned;

    /**
     * Takes a name and a password.
     *
     * @param username the UNAME, 1 to 255 octets of UTF-8 without control characters
     * @param password the PASSWD, 1 to 255 octets in no particular encoding; not copied, so that it can be wiped
     */
    public PasswordCredentials(String username, byte[] password) {
        this(username, password, () -> false);
    }

    /** The same, where the verdict may become pointless though somebody waits: the account was locked meanwhile. */
    PasswordCredentials(String username, byte[] password, BooleanSupplier pointless) {
        this.username = username;
        this.password = password;
        this.pointless = pointless;
    }

    /** The name. */
    public String username() {
        return username;
    }

    /** The password itself, not a copy; all zero after {@link #wipe()}. */
    public byte[] password() {
        return password;
    }

    /**
     * Says that nobody waits for the verdict any more: the client has left, or its time is up. {@link
     * UsernamePasswordMethod} calls it when the exchange is closed; once there is a verdict, it means nothing. It wipes
     * nothing, so that a verification that is under way ends as it would have.
     */
    public void abandon() {
        abandoned = true;
    }

    /**
     * Whether no verdict is needed any more, as nobody waits for it or the account was locked meanwhile; once true, it stays
     * so. A verifier that lets work wait should ask before it begins, and complete its stage with a refusal instead: whoever
     * comes and leaves must not cost a verification, and guesses that wait must not reach a directory that counts them.
     */
    public boolean isAbandoned() {
        if (!abandoned && pointless.getAsBoolean()) {
            abandoned = true;
        }
        return abandoned;
    }

    /** Overwrites the password; the name stays. */
    public void wipe() {
        Arrays.fill(password, (byte) 0);
    }

    @Override
    public String toString() {
        return "PasswordCredentials[username=" + username + ", password=(secret)]";
    }
}
