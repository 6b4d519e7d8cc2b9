package io.sallyport.gateway.run;

import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.auth.PluginContext;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.config.MethodConfiguration;
import io.sallyport.gateway.config.RuntimeConfiguration;
import io.sallyport.gateway.log.OperatorLog;
import io.sallyport.gateway.plugin.LoadedFactory;
import io.sallyport.gateway.plugin.PluginFolders;
import io.sallyport.gateway.plugin.PluginLoadException;
import io.sallyport.gateway.plugin.Plugins;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Binding.Bound;
import io.sallyport.gateway.yaml.RecordFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads everything that a configuration names, or says everything that is wrong with any of it. */
final class ComponentsLoader {
    private final Clock clock;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, AuthenticationMethod> methods = new LinkedHashMap<>();

    private ComponentsLoader(Clock clock) {
        this.clock = clock;
    }

    static Components load(Path file, Clock clock) throws UnusableConfigurationException {
        Binding<GatewayConfiguration> configuration = GatewayConfiguration.load(file);
        if (configuration instanceof Bound<GatewayConfiguration> bound) {
            OperatorLog.configure(bound.value().log().level());
            return new ComponentsLoader(clock).load(bound.value());
        }
        throw new UnusableConfigurationException(configuration.problems());
    }

    private Components load(GatewayConfiguration configuration) throws UnusableConfigurationException {
        Plugins plugins = loadPlugins(configuration.plugins().folder());
        RuntimeConfiguration runtime = configuration.runtime();
        BlockingExecutor blocking = new BlockingExecutor(runtime.blockingThreads(), runtime.blockingQueue());
        configuration.methods().forEach((name, method) -> createMethod(name, method, plugins, blocking));
        checkGroupLookup(configuration);
        Binding<LoadedPolicy> policy = PolicyLoader.load(configuration, clock);
        problems.addAll(policy.problems());
        if (problems.isEmpty() && policy instanceof Bound<LoadedPolicy> loaded) {
            return new Components(configuration, plugins, Map.copyOf(methods), loaded.value(), blocking);
        }
        methods.values().forEach(AuthenticationMethod::close);
        blocking.close();
        plugins.close();
        throw new UnusableConfigurationException(problems);
    }

    private static Plugins loadPlugins(Path folder) throws UnusableConfigurationException {
        try {
            return PluginFolders.load(folder);
        } catch (PluginLoadException e) {
            throw new UnusableConfigurationException(e.problems());
        }
    }

    private void createMethod(String name, MethodConfiguration method, Plugins plugins, BlockingExecutor blocking) {
        String plugin = method.pluginName(name);
        Optional<LoadedFactory<?>> factory = plugins.factory(plugin);
        if (factory.isEmpty()) {
            problems.add(new Problem(
                    method.settings().location(),
                    method.settings().path().toString(),
                    "no plugin '" + plugin + "'",
                    "one of " + plugins.factoryNames()));
            return;
        }
        Binding<AuthenticationMethod> made =
                factory.get().create(method.settings(), new PluginContext(name, blocking, clock, new RecordFiles()));
        problems.addAll(made.problems());
        if (made instanceof Bound<AuthenticationMethod> bound) {
            methods.put(name, bound.value());
        }
    }

    private void checkGroupLookup(GatewayConfiguration configuration) {
        configuration.methods().forEach((name, method) -> {
            boolean asked = configuration.groupLookup().filter(name::equals).isPresent();
            if (asked && methods.containsKey(name) && !(methods.get(name) instanceof GroupLookup)) {
                problems.add(new Problem(
                        method.settings().location(),
                        "group-lookup",
                        "method '" + name + "' cannot look up groups",
                        "a method whose plugin can"));
            }
        });
    }
}
