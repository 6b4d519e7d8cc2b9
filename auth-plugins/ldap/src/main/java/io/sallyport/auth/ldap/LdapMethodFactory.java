package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.ReferralConnector;
import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.UsersConfig;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.groups.GroupSource;
import io.sallyport.auth.ldap.groups.GroupSources;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the method {@code ldap}. */
public final class LdapMethodFactory implements AuthenticationMethodFactory<LdapConfig> {
    @Override
    public String name() {
        return "ldap";
    }

    @Override
    public Class<LdapConfig> configType() {
        return LdapConfig.class;
    }

    @Override
    public AuthenticationMethod create(LdapConfig config, PluginContext context) throws ConfigurationException {
        GroupSource groups = GroupSources.of(config);
        FilterTemplate filter =
                FilterTemplate.parse("users.filter", config.users().filter());
        Optional<BindName> bindName = bindName(config.users());
        FilterTemplate lookupFilter = config.groupLookup().filter().isPresent()
                ? FilterTemplate.parse(
                        "group-lookup.filter", config.groupLookup().filter().get())
                : filter;
        UserEntries entries = entries(config.users(), bindName, groups);
        Directory directory = Directory.of(config, context.clock());
        Optional<ReferralConnector> referrals = directory.referrals();
        LoginParts parts = new LoginParts(
                directory,
                entries,
                filter,
                new GroupFinder(groups, config.groups(), context.clock()),
                new Searchers(referrals, config.groups().max()));
        LdapMethod method = method(config, context, new Assembled(parts, lookupFilter, bindName));
        directory.watch();
        return method;
    }

    private record Assembled(LoginParts parts, FilterTemplate lookupFilter, Optional<BindName> bindName) {}

    private static LdapMethod method(LdapConfig config, PluginContext context, Assembled assembled)
            throws ConfigurationException {
        WorkQueue queue = new WorkQueue(
                context.blockingExecutor(),
                config.logins().maxConcurrent(),
                config.logins().maxWaiting());
        LoginParts parts = assembled.parts();
        Login login = assembled.bindName().isPresent()
                ? new DirectBind(parts, assembled.bindName().get())
                : new SearchThenBind(parts, config.users().base().orElseThrow());
        LdapVerifier verifier = new LdapVerifier(
                login,
                queue,
                new PasswordCache(config.logins().passwordCache(), context.clock()),
                new LdapVerifier.Waiting(config.logins().maxWait(), context.clock()));
        LdapGroupLookup lookup = new LdapGroupLookup(
                parts,
                assembled.lookupFilter(),
                Pattern.compile(config.groupLookup().namePattern()),
                queue);
        return new LdapMethod(verifier, lookup, new Diagnosis(config, context.clock(), login), parts.directory());
    }

    private static Optional<BindName> bindName(UsersConfig users) throws ConfigurationException {
        return users.bindAs().isPresent()
                ? Optional.of(BindName.parse(users.bindAs().get()))
                : Optional.empty();
    }

    private static UserEntries entries(UsersConfig users, Optional<BindName> bindName, GroupSource groups)
            throws ConfigurationException {
        boolean readByDn =
                bindName.filter(BindName.DnTemplate.class::isInstance).isPresent();
        if (users.base().isEmpty() && !readByDn) {
            throw new ConfigurationException("users.base: absent", "a DN such as ou=people,dc=example,dc=com");
        }
        List<String> attributes = new ArrayList<>(groups.attributes());
        attributes.add(users.nameAttribute());
        return new UserEntries(users.base().orElse(""), users.nameAttribute(), attributes);
    }
}
