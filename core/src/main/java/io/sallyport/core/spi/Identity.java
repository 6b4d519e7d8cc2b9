package io.sallyport.core.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Who the client proved to be.
 *
 * @param name what policy and log call it; not empty, no control characters, at most 512 characters
 * @param groups what is known of its groups
 * @param authenticatedAt when the proof was made (a ticket's authentication time where there is one)
 * @param expiresAt when the proof ends by itself (a ticket's end time), if it does
 */
public record Identity(String name, Groups groups, Instant authenticatedAt, Optional<Instant> expiresAt) {
    /** The name that a client has which proved nothing. */
    public static final String ANONYMOUS_NAME = "anonymous";

    private static final int MAX_NAME_LENGTH = 512;

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name is empty, too long, or has a control character
     */
    public Identity {
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "identity name of " + name.length() + " characters (expected: 1 to 512, no control characters)");
        }
    }

    /**
     * Gives an identity that is proved now and does not end by itself.
     *
     * @param name see {@link #name()}
     * @param groups see {@link #groups()}
     * @param now the time of the proof
     */
    public static Identity of(String name, Groups groups, Instant now) {
        return new Identity(name, groups, now, Optional.empty());
    }

    /**
     * Gives the identity of a client that proved nothing; it is in no group.
     *
     * @param now the time at which it was asked
     */
    public static Identity anonymous(Instant now) {
        return of(ANONYMOUS_NAME, Groups.NONE, now);
    }

    /**
     * Gives the same identity with other groups.
     *
     * @param found what is known of its groups now
     */
    public Identity withGroups(Groups found) {
        return new Identity(name, found, authenticatedAt, expiresAt);
    }
}
