package io.sallyport.auth.password;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.Set;

/**
 * One entry of the users file as it is written.
 *
 * @param location where it stands
 * @param password the hash of the password
 * @param groups every group that the user is in
 * @param disabled whether the user is refused with the right password, too
 */
record UserDocument(
        SourceLocation location,

        @Setting(
                doc = "The hash of the password, as hash-password prints it: Argon2id or bcrypt.",
                example = "\"$argon2id$v=19$m=19456,t=2,p=1$…\"")
        String password,

        @Setting(doc = "The groups that the user is in.", defaultTo = "[]")
        Set<String> groups,

        @Setting(doc = "Whether the user is refused, with the right password, too.", defaultTo = "false")
        boolean disabled) {

    UserDocument {
        requireHash(password);
        groups.forEach(UserDocument::requireGroup);
        groups = Set.copyOf(groups);
    }

    /** What is wrong with a hash whatever is configured is said together with the other mistakes of the file. */
    private static void requireHash(String password) {
        try {
            PasswordHash.parse(password, Argon2Cost.MOST_MEMORY_KIB);
        } catch (MalformedHashException e) {
            throw new IllegalArgumentException("password: " + e.getMessage(), e);
        }
    }

    private static void requireGroup(String group) {
        if (!Names.isName(group)) {
            throw new IllegalArgumentException(
                    "groups: a name of " + Names.lengthOf(group) + " octets (expected: " + Names.EXPECTED + ")");
        }
    }

    @Override
    public String toString() {
        return "UserDocument[" + location + "]";
    }
}
