package io.sallyport.core.spi.auth;

import java.util.Arrays;

/** A user name and a password as a client sent them, RFC 1929 section 2. */
public final class PasswordCredentials {
    private final String username;
    private final byte[] password;

    /**
     * Takes a name and a password.
     *
     * @param username the UNAME, 1 to 255 octets of UTF-8 without control characters
     * @param password the PASSWD, 1 to 255 octets in no particular encoding; not copied, so that it can be wiped
     */
    public PasswordCredentials(String username, byte[] password) {
        this.username = username;
        this.password = password;
    }

    /** The name. */
    public String username() {
        return username;
    }

    /** The password itself, not a copy; all zero after {@link #wipe()}. */
    public byte[] password() {
        return password;
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
