package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ProtectionLevel;
import java.util.Set;

/**
 * What an exchange begins with.
 *
 * @param client what is known of the client
 * @param acceptableProtection the protection levels that policy accepts from this client; not empty. The method settles
 *     on the strongest of them that the client can do and refuses if there is none (RFC 1961 section 4)
 * @param attempts how often the client's source has failed at accounts
 */
public record ExchangeStart(ClientInfo client, Set<ProtectionLevel> acceptableProtection, PasswordAttempts attempts) {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if no level is acceptable
     */
    public ExchangeStart {
        acceptableProtection = Set.copyOf(acceptableProtection);
        if (acceptableProtection.isEmpty()) {
            throw new IllegalArgumentException("no acceptable protection level (expected: at least one)");
        }
    }

    /**
     * Gives the start of an exchange for which nothing is counted.
     *
     * @param client see {@link #client()}
     * @param acceptableProtection see {@link #acceptableProtection()}
     */
    public ExchangeStart(ClientInfo client, Set<ProtectionLevel> acceptableProtection) {
        this(client, acceptableProtection, PasswordAttempts.UNLIMITED);
    }
}
