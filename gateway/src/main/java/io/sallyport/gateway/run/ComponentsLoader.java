package io.sallyport.gateway.run;

import io.sallyport.core.server.Transport;
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
import io.sallyport.gateway.tls.TlsListeners;
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
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads everything that a configuration names, or says everything that is wrong with any of it. */
final class ComponentsLoader {
    private final GatewayConfiguration configuration;
    private final Clock clock;
    private final boolean isToRun;
    private final Closing closing = new Closing();
    private final List<Object> problems = new ArrayList<>();
    private final Map<String, AuthenticationMethod> methods = new LinkedHashMap<>();

    private ComponentsLoader(GatewayConfiguration configuration, Clock clock, boolean isToRun) {
        this.configuration = configuration;
        this.clock = clock;
        this.isToRun = isToRun;
    }

    /** Loads what is only looked at. */
    static Components load(Path file, Clock clock) throws UnusableConfigurationException {
        return load(file, clock, false);
    }

    /** Loads what is to run. */
    static Components loadToRun(Path file, Clock clock) throws UnusableConfigurationException {
        return load(file, clock, true);
    }

    private static Components load(Path file, Clock clock, boolean isToRun) throws UnusableConfigurationException {
        Binding<GatewayConfiguration> configuration = GatewayConfiguration.load(file);
        if (configuration instanceof Bound<GatewayConfiguration> bound) {
            OperatorLog.configure(bound.value().log().level());
            return new ComponentsLoader(bound.value(), clock, isToRun).loadOrClose();
        }
        throw new UnusableConfigurationException(configuration.problems());
    }

    private Components loadOrClose() throws UnusableConfigurationException {
        try {
            return load();
        } catch (UnusableConfigurationException | RuntimeException | Error failure) {
            closing.closeAfter(failure);
            throw failure;
        }
    }

    // Each part is looked at although another is wrong, so that one run says all that can be said.
    private Components load() throws UnusableConfigurationException {
        Ahead<PolicyFile> file = new Ahead<>(
                "policy", () -> PolicyFile.read(configuration.policy().file()));
        problems.addAll(new StartConditions(Transport::isAvailable).problems(configuration));
        if (isToRun) {
            loadTransport();
        }
        TlsListeners tls = TlsListeners.read(configuration.listeners(), clock, problems);
        closing.add(tls::close);
        loadPlugins().ifPresent(this::createMethods);
        Binding<LoadedPolicy> policy = PolicyLoader.load(file.get(), configuration, methodNumbers(), clock);
        problems.addAll(policy.problems());
        if (problems.isEmpty() && policy instanceof Bound<LoadedPolicy> loaded) {
            return new Components(configuration, Map.copyOf(methods), loaded.value(), tls, closing);
        }
        throw new UnusableConfigurationException(problems);
    }

    /** To load Netty and its native library takes as long as the rest; whoever needs them first waits for them. */
    private void loadTransport() {
        if (configuration.runtime().transport() != RuntimeConfiguration.Transport.NIO) {
            Ahead<Boolean> transport = new Ahead<>("transport", Transport.EPOLL::isAvailable);
            // Where the library is not installed as a file, Netty leaves its copy behind if the process ends in the
            // middle.
            closing.add(transport::get);
        }
    }

    private Map<String, OptionalInt> methodNumbers() {
        Map<String, OptionalInt> numbers = PolicyLoader.methodsOf(configuration);
        methods.forEach((name, method) -> numbers.put(name, OptionalInt.of(method.number())));
        return numbers;
    }

    private Optional<Plugins> loadPlugins() {
        try {
            Plugins plugins = PluginFolders.load(configuration.plugins().folder(), usedPlugins());
            closing.add(plugins::close);
            return Optional.of(plugins);
        } catch (PluginLoadException e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    private void createMethods(Plugins plugins) {
        RuntimeConfiguration runtime = configuration.runtime();
        BlockingExecutor blocking = new BlockingExecutor(runtime.blockingThreads(), runtime.blockingQueue());
        Closing ofMethods = new Closing();
        closing.add(ofMethods::close);
        closing.add(blocking::close);
        configuration
                .methods()
                .forEach((name, method) -> createMethod(name, method, plugins, blocking)
                        .ifPresent(made -> {
                            methods.put(name, made);
                            ofMethods.add(made::close);
                        }));
        plugins.closeAllBut(usedPlugins());
        checkGroupLookup();
    }

    /** The others are of no use to a running gateway, and what they could load is in its memory. */
    private Set<String> usedPlugins() {
        return configuration.methods().entrySet().stream()
                .map(method -> method.getValue().pluginName(method.getKey()))
                .collect(Collectors.toSet());
    }

    private Optional<AuthenticationMethod> createMethod(
            String name, MethodConfiguration method, Plugins plugins, BlockingExecutor blocking) {
        String plugin = method.pluginName(name);
        Optional<LoadedFactory<?>> factory = plugins.factory(plugin);
        if (factory.isEmpty()) {
            problems.add(new Problem(
                    method.settings().location(),
                    method.settings().path().toString(),
                    "no plugin '" + plugin + "'",
                    "one of " + plugins.factoryNames()));
            return Optional.empty();
        }
        Binding<AuthenticationMethod> made =
                factory.get().create(method.settings(), new PluginContext(name, blocking, clock, new RecordFiles()));
        problems.addAll(made.problems());
        return made instanceof Bound<AuthenticationMethod> bound ? Optional.of(bound.value()) : Optional.empty();
    }

    private void checkGroupLookup() {
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
