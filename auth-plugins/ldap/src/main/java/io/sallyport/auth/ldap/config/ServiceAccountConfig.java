package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Secret;
import io.sallyport.core.spi.config.Setting;

/**
 * Who searches.
 *
 * @param name its DN, or what else the directory takes as a name
 * @param password its password
 */
public record ServiceAccountConfig(
        @Setting(
                doc = "The account's name: a DN or, for Active Directory, user@REALM or DOMAIN\\user.",
                example = "cn=gateway,ou=services,dc=example,dc=com")
        String name,

        @Setting(doc = "The account's password.", example = "{file: ldap-password}")
        Secret password) {

    /** Checks that there is a name. */
    public ServiceAccountConfig {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: '" + name + "' (expected: a DN, user@REALM or DOMAIN\\user)");
        }
    }
}
