package io.sallyport.auth.ldap.groups;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import io.sallyport.auth.ldap.config.GroupsConfig;
import io.sallyport.auth.ldap.config.GroupsFrom;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
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
        Optional<GroupBase> searched =
                base(config).map(dn -> new GroupBase(dn, groups.base().isPresent(), naming));
        if (groups.from() == GroupsFrom.MEMBER_OF) {
            return memberOf(groups, naming, searched);
        }
        GroupBase from = searched.orElseThrow(
                () -> new ConfigurationException("groups.base: absent with from: " + name(groups), EXPECTED));
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

    private static String name(GroupsConfig groups) {
        return groups.from().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Without one of its own, the whole domain that the users are in; only Active Directory says where that begins. */
    private static Optional<String> base(LdapConfig config) throws ConfigurationException {
        Optional<String> own = config.groups().base();
        if (own.isPresent()) {
            return Optional.of(dn(own.get()).toString());
        }
        Optional<String> users = config.users().base();
        return users.isEmpty() || config.groups().from() == GroupsFrom.SEARCH ? Optional.empty() : domain(users.get());
    }

    private static Optional<String> domain(String users) throws ConfigurationException {
        Deque<RDN> parts = new ArrayDeque<>();
        RDN[] all = dn(users).getRDNs();
        for (int i = all.length - 1; i >= 0 && all[i].hasAttribute("dc"); i--) {
            parts.push(all[i]);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new DN(parts.toArray(RDN[]::new)).toString());
    }

    private static DN dn(String text) throws ConfigurationException {
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw new ConfigurationException("groups.base: " + text, EXPECTED);
        }
    }
}
