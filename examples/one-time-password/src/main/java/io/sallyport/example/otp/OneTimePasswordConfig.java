package io.sallyport.example.otp;

import io.sallyport.core.spi.config.Secret;
import io.sallyport.core.spi.config.Setting;
import java.util.Map;
import java.util.Set;

/**
 * What the method is configured with.
 *
 * @param users who may log in
 */
public record OneTimePasswordConfig(
        @Setting(doc = "The users by name.", example = "{alice: {secret: {file: alice.base32}}}")
        Map<String, Account> users) {

    /** Copies the map. */
    public OneTimePasswordConfig {
        users = Map.copyOf(users);
    }

    /**
     * One user.
     *
     * @param secret what the user's authenticator app was given
     * @param groups the groups that the user is in
     */
    public record Account(
            @Setting(
                    doc = "The secret that the user's authenticator app has, in Base32 (RFC 4648);"
                            + " at least 128 bits.",
                    example = "{file: alice.base32}")
            Secret secret,

            @Setting(doc = "The groups that the user is in.", defaultTo = "[]")
            Set<String> groups) {

        /** Copies the set. */
        public Account {
            groups = Set.copyOf(groups);
        }
    }
}
