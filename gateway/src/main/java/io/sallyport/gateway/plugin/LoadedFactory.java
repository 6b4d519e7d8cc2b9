package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Refusal;
import io.sallyport.gateway.yaml.Settings;
import java.util.List;
import java.util.concurrent.Executor;

/** A plugin's factory, and how to call it safely. */
public final class LoadedFactory<C extends Record> {
    private static final int HIGHEST_METHOD = 0xFE;

    private final String name;
    private final AuthenticationMethodFactory<C> factory;
    private final Class<C> configType;
    private final ClassLoader loader;

    LoadedFactory(String name, AuthenticationMethodFactory<C> factory, Class<C> configType, ClassLoader loader) {
        this.name = name;
        this.factory = factory;
        this.configType = configType;
        this.loader = loader;
    }

    /** The plugin's name in the configuration. */
    public String name() {
        return name;
    }

    /** What the plugin is configured with. */
    public Class<C> configType() {
        return configType;
    }

    ClassLoader loader() {
        return loader;
    }

    /** Only checks the settings, as far as that goes without making the method. */
    public Binding<C> bind(Settings settings) {
        return settings.bind(configType);
    }

    /** Makes a method; whatever goes wrong is a problem at the place of its settings. */
    public Binding<AuthenticationMethod> create(Settings settings, PluginContext context) {
        try {
            return ContextClassLoader.<Binding<AuthenticationMethod>, RuntimeException>with(
                    loader, () -> bind(settings).then(config -> create(config, settings, context)));
        } catch (RuntimeException | Error broken) {
            return refused(settings, "plugin " + name + " failed: " + Causes.of(broken) + " (expected: a method)");
        }
    }

    private Binding<AuthenticationMethod> create(C config, Settings settings, PluginContext context) {
        try {
            return new Binding.Bound<>(checked(factory.create(config, withLoader(context))));
        } catch (ConfigurationException refused) {
            if (!refused.problems().isEmpty()) {
                return new Binding.Unbound<>(refused.problems());
            }
            return refused(settings, String.valueOf(refused.getMessage()));
        }
    }

    private PluginContext withLoader(PluginContext context) {
        Executor executor = task -> context.blockingExecutor().execute(() -> run(task));
        return new PluginContext(context.methodName(), executor, context.clock(), context.files());
    }

    private void run(Runnable task) {
        ContextClassLoader.<Boolean, RuntimeException>with(loader, () -> {
            task.run();
            return true;
        });
    }

    private AuthenticationMethod checked(AuthenticationMethod method) throws ConfigurationException {
        try {
            int number = method.number();
            if (number < 0 || number > HIGHEST_METHOD) {
                throw new ConfigurationException("plugin " + name + ": method number " + number, "from 0 to 254");
            }
            return method;
        } catch (ConfigurationException | RuntimeException | Error unusable) {
            method.close();
            throw unusable;
        }
    }

    private static <T> Binding<T> refused(Settings settings, String message) {
        return new Binding.Unbound<>(List.of(Refusal.at(settings.mapping(), settings.path(), message)));
    }
}
