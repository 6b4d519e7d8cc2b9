package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.auth.ldap.connection.ServiceBind;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PasswordVerifier;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.auth.StepwiseTest;
import io.sallyport.core.spi.config.ConfigurationException;
import java.time.Clock;
import java.time.Duration;

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
        return create(config, context, new SteadyClock());
    }

    /** Whatever ends or begins after a while does so by the steady clock. */
    AuthenticationMethod create(LdapConfig config, PluginContext context, Clock steady) throws ConfigurationException {
        Assembly assembly = new Assembly(config, steady);
        ServiceBind service = new ServiceBind(config.serviceAccount(), steady);
        Directory directory = Directory.of(config, service, steady);
        LoginParts parts = assembly.parts(directory);
        Belongings belongings = new Belongings(
                directory,
                new Workers(context.methodName(), config.logins()),
                new Workers(context.methodName() + "-groups", config.logins().ofOneSource()));
        Waiting waiting = new Waiting(config.logins().maxWait(), steady);
        PasswordVerifier verifier = new LdapVerifier(
                assembly.login(parts),
                belongings.logins(),
                new PasswordCache(lifeOfPasswords(config), steady),
                new LdapVerifier.Times(waiting, context.clock()));
        StepwiseTest test = new Diagnosis(config, service, assembly, steady);
        directory.watch(parts::probe);
        // Without an account of its own, others' groups would be what an anonymous client is shown.
        return config.serviceAccount().isEmpty()
                ? new LdapMethod(verifier, test, belongings)
                : new LookingUpLdapMethod(
                        verifier,
                        new LdapGroupLookup(parts, assembly.lookupNames(), belongings.lookups(), waiting),
                        test,
                        belongings);
    }

    /** With a password its user's groups are remembered. */
    private static Duration lifeOfPasswords(LdapConfig config) {
        Duration passwords = config.logins().passwordCache();
        Duration groups = config.groups().cache();
        return passwords.compareTo(groups) < 0 ? passwords : groups;
    }
}
