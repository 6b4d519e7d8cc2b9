package io.sallyport.auth.ldap.config;

import io.sallyport.core.spi.config.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * How the groups of a user are found.
 *
 * @param from where the directory keeps them
 * @param names what they are called in policy
 * @param base below which entry they are
 * @param filter finds them
 * @param primaryGroup whether the primary group of Active Directory counts
 * @param max the most groups that one user may have
 * @param cache how long they are remembered
 */
public record GroupsConfig(
        @Setting(
                doc = "Where groups come from: the user's attribute memberOf, a search by filter, Active Directory's"
                        + " nested groups (matching rule 1.2.840.113556.1.4.1941), or its attribute tokenGroups.",
                defaultTo = "member-of")
        GroupsFrom from,

        @Setting(
                doc = "What a group is called in policy: its CN, its DN as the directory spells it, or"
                        + " its SID. Two groups"
                        + " of one CN are one group to policy; one whose name is not just a CN leaves the groups"
                        + " unknown.",
                defaultTo = "cn")
        GroupNames names,

        @Setting(
                doc = "The entry below which groups are; a group elsewhere does not count, and no rule can name it."
                        + " from: search needs it. When absent, the domain at the end of users.base (its parts DC=)"
                        + " for the others, where a group that is not found leaves the groups unknown, and no limit"
                        + " for memberOf.",
                example = "ou=groups,dc=example,dc=com")
        Optional<String> base,

        @Setting(
                doc = "The filter of a search for groups; {dn} stands for the user's entry, {user} for"
                        + " the user's name.",
                defaultTo = "(&(objectClass=groupOfNames)(member={dn}))")
        String filter,

        @Setting(
                doc = "Whether the primary group counts, which Active Directory does not list with the others.",
                defaultTo = "true")
        boolean primaryGroup,

        @Setting(
                doc = "The most groups of one user, 1 to 100000. Whoever has more has unknown groups.",
                defaultTo = "5000")
        int max,

        @Setting(doc = "How long found groups are remembered, 0s to 1h.", defaultTo = "1m")
        Duration cache) {

    /** Checks the bounds. */
    public GroupsConfig {
        Checks.range("max", max, 1, 100_000);
        Checks.range("cache", cache, Duration.ZERO, Duration.ofHours(1));
        if (names == GroupNames.SID && from == GroupsFrom.MEMBER_OF) {
            throw new IllegalArgumentException(
                    "names: sid with from: member-of (expected: cn or dn, or from: nested or token-groups)");
        }
    }
}
