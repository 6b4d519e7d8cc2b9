package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.util.Optional;

/**
 * How the entry of a user is found.
 *
 * @param base below which entry it is
 * @param filter what is said of it
 * @param bindAs how the directory is told who the user is, without a search
 * @param nameAttribute which of its attributes is the user's name
 */
public record UsersConfig(
        @Setting(
                doc = "The entry below which users are. Not needed where bind-as is a DN.",
                example = "ou=people,dc=example,dc=com")
        Optional<String> base,

        @Setting(
                doc = "The filter that finds a user; {user} stands for the name that the client sent, and only where a"
                        + " value is compared for equality.",
                defaultTo = "(uid={user})")
        String filter,

        @Setting(
                doc = "Binds directly under this name instead of searching first: a DN, or"
                        + " {user}@REALM or DOMAIN\\{user}."
                        + " The entry is then read as that user.",
                example = "uid={user},ou=people,dc=example,dc=com")
        Optional<String> bindAs,

        @Setting(
                doc = "The attribute whose one value is the user's name in policy and log, spelled as the directory"
                        + " spells it; sAMAccountName for Active Directory. No two entries may have one value, and"
                        + " nobody may write it in an entry of their own: where the filter does not compare it with"
                        + " {user}, the gateway looks below the base for another entry with the name, and refuses"
                        + " both.",
                defaultTo = "uid")
        String nameAttribute) {}
