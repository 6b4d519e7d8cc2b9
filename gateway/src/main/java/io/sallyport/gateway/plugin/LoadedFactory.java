package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Refusal;
import io.sallyport.gateway.yaml.Settings;
import java.util.List;

/** A plugin's factory, and how to call it safely. */
public final class LoadedFactory<C extends Record> {
    private static final int HIGHEST_METHOD = 0xFE;

    private final String name;
    private final AuthenticationMethodFactory<C> factory;
    private final ClassLoader loader;

    LoadedFactory(String name, AuthenticationMethodFactory<C> factory, ClassLoader loader) {
        this.name = name;
        this.factory = factory;
        this.loader = loader;
    }

    /** The plugin's name in the configuration. */
    public String name() {
        return name;
    }

    /** What the plugin is configured with. */
    public Class<C> configType() {
        return factory.configType();
    }

    /** Only checks the settings, as far as that goes without making the method. */
    public Binding<C> bind(Settings settings) {
        return settings.bind(configType());
    }

    /** Makes a method; whatever goes wrong is a problem at the place of its settings. */
    public Binding<AuthenticationMethod> create(Settings settings, PluginContext context) {
        return bind(settings).then(config -> create(config, settings, context));
    }

    private Binding<AuthenticationMethod> create(C config, Settings settings, PluginContext context) {
        try {
            AuthenticationMethod method =
                    ContextClassLoader.with(loader, () -> checked(factory.create(config, context)));
            return new Binding.Bound<>(method);
        } catch (ConfigurationException refused) {
            if (!refused.problems().isEmpty()) {
                return new Binding.Unbound<>(refused.problems());
            }
            return refused(settings, String.valueOf(refused.getMessage()));
        } catch (RuntimeException | LinkageError broken) {
            return refused(settings, "plugin " + name + " failed: " + Causes.of(broken) + " (expected: a method)");
        }
    }

    private AuthenticationMethod checked(AuthenticationMethod method) throws ConfigurationException {
        int number = method.number();
        if (number < 0 || number > HIGHEST_METHOD) {
            method.close();
            throw new ConfigurationException("plugin " + name + ": method number " + number, "from 0 to 254");
        }
        return method;
    }

    private static <T> Binding<T> refused(Settings settings, String message) {
        return new Binding.Unbound<>(List.of(Refusal.at(settings.location(), settings.path(), message)));
    }
}
