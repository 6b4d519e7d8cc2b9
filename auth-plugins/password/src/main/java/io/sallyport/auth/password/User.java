package io.sallyport.auth.password;

import java.util.Set;

/**
 * One entry of the users file.
 *
 * @param name as the client must send it
 * @param hash of the password
 * @param groups every group that it is in
 * @param disabled whether it is refused with the right password, too
 */
record User(String name, PasswordHash hash, Set<String> groups, boolean disabled) {
    User {
        groups = Set.copyOf(groups);
    }
}
