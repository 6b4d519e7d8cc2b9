package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.command.PluginCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All plugins that were loaded. */
public final class Plugins implements AutoCloseable {
    private final List<PluginClassLoader> loaders;
    private final SortedMap<String, LoadedFactory<?>> factories;
    private final SortedMap<String, PluginCommand> commands;

    Plugins(
            List<PluginClassLoader> loaders,
            Map<String, LoadedFactory<?>> factories,
            Map<String, PluginCommand> commands) {
        this.loaders = List.copyOf(loaders);
        this.factories = new TreeMap<>(factories);
        this.commands = new TreeMap<>(commands);
    }

    /** The factory of a name. */
    public Optional<LoadedFactory<?>> factory(String name) {
        return Optional.ofNullable(factories.get(name));
    }

    /** The names of all factories. */
    public SortedSet<String> factoryNames() {
        return new TreeSet<>(factories.keySet());
    }

    /** The command of a name. */
    public Optional<PluginCommand> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** All commands by their names. */
    public List<PluginCommand> commands() {
        return List.copyOf(commands.values());
    }

    /** Lets go of the jars of all but some factories' plugins; nothing of the others may be called afterwards. */
    public void closeAllBut(Set<String> factoryNames) {
        Set<ClassLoader> kept = factoryNames.stream()
                .flatMap(name -> factory(name).stream())
                .map(LoadedFactory::loader)
                .collect(Collectors.toSet());
        loaders.stream().filter(loader -> !kept.contains(loader)).forEach(PluginClassLoader::close);
    }

    /** Lets go of the jars; nothing of a plugin may be called afterwards. */
    @Override
    public void close() {
        loaders.forEach(PluginClassLoader::close);
    }
}
