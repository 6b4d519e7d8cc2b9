package io.sallyport.demo;

import java.util.List;

/**
 * Somebody in the KDC and in the directory.
 *
 * @param name the login's name
 * @param password the same in both
 * @param groups in the directory
 */
record Account(String name, String password, List<String> groups) {
    static Account withRandomPassword(String name, String... groups) {
        return new Account(name, RandomPassword.make(), List.of(groups));
    }
}
