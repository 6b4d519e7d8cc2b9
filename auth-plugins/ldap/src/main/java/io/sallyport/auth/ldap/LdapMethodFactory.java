package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.config.LdapConfig;
import io.sallyport.auth.ldap.connection.Directory;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.concurrent.Executor;
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
        Directory directory = Directory.of(config, context.clock());
        LoginParts parts = assembly.parts(directory);
        Executor queue = new WorkQueue(
                context.blockingExecutor(),
                config.logins().maxConcurrent(),
                config.logins().maxWaiting());
        LdapGroupLookup lookup = new LdapGroupLookup(
                parts,
                assembly.lookupFilter(),
                Pattern.compile(config.groupLookup().namePattern()),
                queue);
        Diagnosis diagnosis = new Diagnosis(config, context.clock(), assembly);
        directory.watch();
        return new LdapMethod(verifier(config, context, assembly.login(parts), queue), lookup, diagnosis, directory);
    }

    private static LdapVerifier verifier(LdapConfig config, PluginContext context, Login login, Executor queue) {
        return new LdapVerifier(
                login,
                queue,
                new PasswordCache(config.logins().passwordCache(), context.clock()),
                new LdapVerifier.Waiting(config.logins().maxWait(), context.clock()));
    }
}
