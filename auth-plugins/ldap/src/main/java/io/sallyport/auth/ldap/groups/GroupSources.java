package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.GroupsConfig;
import io.sallyport.auth.ldap.config.GroupsFrom;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Optional;

/** Makes the configured source of groups. */
public final class GroupSources {
    private static final String EXPECTED = "a DN such as dc=example,dc=com";

    private GroupSources() {}

    /**
     * Makes it.
     *
     * @throws ConfigurationException if settings are missing or wrong
     */
    public static GroupSource of(LdapConfig config) throws ConfigurationException {
        GroupsConfig groups = config.groups();
        GroupNaming naming = new GroupNaming(groups.names());
        Optional<String> base = groups.base().or(() -> config.users().base());
        Optional<GroupBase> searched = base.map(dn -> new GroupBase(dn, naming));
        if (groups.from() == GroupsFrom.MEMBER_OF) {
            return memberOf(groups, naming, searched);
        }
        GroupBase from = searched.orElseThrow(
                () -> new ConfigurationException("groups.base: absent, and so is users.base", EXPECTED));
        dn(from.base());
        return switch (groups.from()) {
            case SEARCH -> new SearchedGroups(from, FilterTemplate.parse("groups.filter", groups.filter()));
            case NESTED -> new NestedGroups(from, primary(groups, from));
            default -> new TokenGroups(from, groups.names());
        };
    }

    private static GroupSource memberOf(GroupsConfig groups, GroupNaming naming, Optional<GroupBase> searched)
            throws ConfigurationException {
        Optional<DN> within =
                groups.base().isPresent() ? Optional.of(dn(groups.base().get())) : Optional.empty();
        GroupSource source = new MemberOfGroups(within, naming);
        return groups.primaryGroup() && searched.isPresent()
                ? new WithPrimaryGroup(source, new PrimaryGroup(searched.get()), searched.get())
                : source;
    }

    private static Optional<PrimaryGroup> primary(GroupsConfig groups, GroupBase base) {
        return groups.primaryGroup() ? Optional.of(new PrimaryGroup(base)) : Optional.empty();
    }

    private static DN dn(String text) throws ConfigurationException {
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw new ConfigurationException("groups.base: " + text, EXPECTED);
        }
    }
}
