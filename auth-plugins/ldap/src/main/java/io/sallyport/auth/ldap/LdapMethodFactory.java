package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.config.LoginsConfig;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.connection.ServiceBind;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PasswordVerifier;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.auth.StepwiseTest;
import io.sallyport.core.spi.config.ConfigurationException;
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
        Assembly assembly = new Assembly(config, context.clock());
        ServiceBind service = new ServiceBind(config.serviceAccount(), context.clock());
        Directory directory = Directory.of(config, service, context.clock());
        LoginParts parts = assembly.parts(directory);
        Belongings belongings = new Belongings(
                directory,
                new Workers(context.methodName(), config.logins()),
                new Workers(context.methodName() + "-groups", config.logins().ofOneSource()));
        PasswordVerifier verifier = verifier(config.logins(), context, assembly.login(parts), belongings.logins());
        StepwiseTest test = new Diagnosis(config, service, assembly, context.clock());
        directory.watch(parts::probe);
        // Without an account of its own, others' groups would be what an anonymous client is shown.
        return config.serviceAccount().isEmpty()
                ? new LdapMethod(verifier, test, belongings)
                : new LookingUpLdapMethod(verifier, lookup(config, assembly, parts, belongings), test, belongings);
    }

    private static LdapVerifier verifier(LoginsConfig config, PluginContext context, Login login, Workers workers) {
        return new LdapVerifier(
                login,
                workers,
                new PasswordCache(config.passwordCache(), context.clock()),
                new LdapVerifier.Waiting(config.maxWait(), context.clock()));
    }

    private static LdapGroupLookup lookup(
            LdapConfig config, Assembly assembly, LoginParts parts, Belongings belongings) {
        return new LdapGroupLookup(
                parts,
                assembly.lookupFilter(),
                Pattern.compile(config.groupLookup().namePattern()),
                belongings.lookups());
    }
}
