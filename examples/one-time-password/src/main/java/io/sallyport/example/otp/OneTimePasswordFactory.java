package io.sallyport.example.otp;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.auth.UsernamePasswordMethod;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.HashMap;
import java.util.Map;

/** Makes the method; named in META-INF/services, this is where the gateway enters the plugin. */
public final class OneTimePasswordFactory implements AuthenticationMethodFactory<OneTimePasswordConfig> {
    @Override
    public String name() {
        return "one-time-password";
    }

    @Override
    public Class<OneTimePasswordConfig> configType() {
        return OneTimePasswordConfig.class;
    }

    @Override
    public AuthenticationMethod create(OneTimePasswordConfig config, PluginContext context)
            throws ConfigurationException {
        Map<String, Enrolled> users = new HashMap<>();
        for (Map.Entry<String, OneTimePasswordConfig.Account> user :
                config.users().entrySet()) {
            users.put(user.getKey(), Enrolled.from(user.getKey(), user.getValue()));
        }
        return new UsernamePasswordMethod(new OneTimePasswordVerifier(users, context.clock()));
    }
}
