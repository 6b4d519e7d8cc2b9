package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.config.GssapiConfig;
import io.sallyport.auth.gssapi.context.Acceptor;
import io.sallyport.auth.gssapi.context.ContextTokens;
import io.sallyport.auth.gssapi.context.JdkSettings;
import io.sallyport.auth.gssapi.keytab.BrokenKeytabException;
import io.sallyport.auth.gssapi.keytab.KeytabFile;
import io.sallyport.auth.gssapi.keytab.KeytabReader;
import io.sallyport.auth.gssapi.keytab.ServiceFilter;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;
import java.time.Clock;
import org.ietf.jgss.GSSException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the method {@code gssapi}. */
public final class GssapiMethodFactory implements AuthenticationMethodFactory<GssapiConfig> {
    private static final Logger log = LoggerFactory.getLogger(GssapiMethodFactory.class);

    @Override
    public String name() {
        return "gssapi";
    }

    @Override
    public Class<GssapiConfig> configType() {
        return GssapiConfig.class;
    }

    @Override
    public AuthenticationMethod create(GssapiConfig config, PluginContext context) throws ConfigurationException {
        JdkSettings.apply(config.krb5Conf());
        KeytabFile keytab = keytab(config, context.clock());
        warn(config, context.methodName());
        IdentityOfTicket identities = new IdentityOfTicket(config, keytab::current);
        Authentication authentication =
                new Authentication(acceptor(keytab, context.clock()), new Conditions(config, context.clock()), identities);
        LevelNegotiation levels = new LevelNegotiation(config, new ContextTokens(config.tokens()));
        Workers workers = new Workers(context.blockingExecutor(), config.maxWaitingPerSource());
        return new GssapiMethod(keytab, authentication, levels, workers);
    }

    private static KeytabFile keytab(GssapiConfig config, Clock clock) throws ConfigurationException {
        try {
            ServiceFilter filter = new ServiceFilter(config.principals());
            return new KeytabFile(new KeytabReader(config.keytab(), filter, config.enctypes()), clock);
        } catch (BrokenKeytabException e) {
            throw new ConfigurationException(
                    "keytab: " + config.keytab() + " " + e.problem(),
                    "a keytab with AES keys of the gateway's services");
        }
    }

    private static Acceptor acceptor(KeytabFile keytab, Clock clock) throws ConfigurationException {
        try {
            return new Acceptor(keytab::current, clock);
        } catch (GSSException e) {
            throw new ConfigurationException(
                    "keytab: the JDK makes no credential of it: " + e.getMessage(), "Kerberos of the JDK to work");
        }
    }

    private static void warn(GssapiConfig config, String method) {
        if (config.acceptProtectionNone()) {
            log.warn(
                    "method {}: accept-protection-none is on: where policy accepts it, clients go on in the clear",
                    method);
        }
        if (config.acceptNec()) {
            log.warn("method {}: accept-nec is on: whoever is on the way can lower the protection level", method);
        }
        if (!config.requireMutualAuthentication()) {
            log.warn(
                    "method {}: require-mutual-authentication is off: exchanges can be replayed to another node",
                    method);
        }
    }
}
