package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.UsersConfig;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.groups.GroupSource;
import io.sallyport.auth.ldap.groups.GroupSources;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.core.spi.config.ConfigurationException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a configuration means, read and checked once. */
final class Assembly {
    private final LdapConfig config;
    private final Clock clock;
    private final GroupSource groups;
    private final FilterTemplate filter;
    private final FilterTemplate lookupFilter;
    private final Optional<BindName> bindName;
    private final UserEntries entries;

    Assembly(LdapConfig config, Clock clock) throws ConfigurationException {
        this.config = config;
        this.clock = clock;
        this.groups = GroupSources.of(config);
        this.filter = FilterTemplate.parse("users.filter", config.users().filter());
        Optional<String> lookup = config.groupLookup().filter();
        this.lookupFilter = lookup.isPresent() ? FilterTemplate.parse("group-lookup.filter", lookup.get()) : filter;
        Optional<String> template = config.users().bindAs();
        this.bindName = template.isPresent() ? Optional.of(BindName.parse(template.get())) : Optional.empty();
        this.entries = entries(config.users());
    }

    private UserEntries entries(UsersConfig users) throws ConfigurationException {
        boolean readByDn =
                bindName.filter(name -> name.isNamedBy(users.nameAttribute())).isPresent();
        if (users.base().isEmpty() && !readByDn) {
            throw new ConfigurationException("users.base: absent", "a DN such as ou=people,dc=example,dc=com");
        }
        List<String> attributes = new ArrayList<>(groups.attributes());
        attributes.add(users.nameAttribute());
        return new UserEntries(users.base().orElse(""), users.nameAttribute(), attributes);
    }

    /** How the entry of somebody is found whom another method authenticated. */
    LdapGroupLookup.Names lookupNames() {
        return new LdapGroupLookup.Names(Pattern.compile(config.groupLookup().namePattern()), lookupFilter);
    }

    /** What logs in at a directory, with caches of its own. */
    LoginParts parts(Directory directory) {
        return new LoginParts(
                directory,
                entries,
                filter,
                new GroupFinder(
                        groups,
                        config.groups(),
                        new Stall("groups", config.connections().retryInterval(), clock),
                        clock),
                new Searchers(directory.referrals(), config.groups().max()));
    }

    Login login(LoginParts parts) {
        return bindName.<Login>map(name -> new DirectBind(parts, name))
                .orElseGet(() -> new SearchThenBind(parts, config.users().base().orElse("")));
    }
}
