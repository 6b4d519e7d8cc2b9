package io.sallyport.gateway.plugin;

import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads every plugin of a folder, or says everything that is wrong with any of them. */
public final class PluginFolders {
    private static final Logger LOG = LoggerFactory.getLogger(PluginFolders.class);

    private final List<PluginProblem> problems = new ArrayList<>();
    private final List<PluginClassLoader> loaders = new ArrayList<>();
    private final Map<String, LoadedFactory<?>> factories = new HashMap<>();
    private final Map<String, PluginCommand> commands = new HashMap<>();
    private final Map<String, Path> owners = new HashMap<>();

    private PluginFolders() {}

    /**
     * Loads the plugins.
     *
     * @param root the folder that has one folder for each plugin
     */
    public static Plugins load(Path root) throws PluginLoadException {
        return load(root, Set.of(), true);
    }

    /**
     * Loads the plugins of some methods: those in folders of their names, and all others only if some are not there. What
     * nobody asked for is neither read nor run.
     *
     * @param root the folder that has one folder for each plugin
     * @param wanted the names of the methods' plugins
     */
    public static Plugins load(Path root, Set<String> wanted) throws PluginLoadException {
        return load(root, wanted, false);
    }

    private static Plugins load(Path root, Set<String> wanted, boolean everything) throws PluginLoadException {
        PluginFolders folders = new PluginFolders();
        Map<Boolean, List<Path>> byName = folders.list(root).stream()
                .collect(Collectors.partitioningBy(folder -> wanted.contains(String.valueOf(folder.getFileName()))));
        byName.getOrDefault(true, List.of()).forEach(folders::loadFolder);
        if (everything || !folders.factories.keySet().containsAll(wanted)) {
            byName.getOrDefault(false, List.of()).forEach(folders::loadFolder);
        }
        Plugins plugins = new Plugins(folders.loaders, folders.factories, folders.commands);
        if (!folders.problems.isEmpty()) {
            plugins.close();
            throw new PluginLoadException(folders.problems);
        }
        return plugins;
    }

    private List<Path> list(Path root) {
        Ownership.check(root).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(root)) {
            return found.sorted().filter(this::isFolder).toList();
        } catch (IOException unreadable) {
            problems.add(new PluginProblem(root, "cannot be read: " + unreadable, "a folder of plugins' folders"));
            return List.of();
        }
    }

    private boolean isFolder(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        Ownership.check(path).filter(problem -> Files.isSymbolicLink(path)).ifPresent(problems::add);
        if (path.toString().endsWith(".jar")) {
            problems.add(new PluginProblem(path, "a jar outside of a plugin's folder", "a folder for each plugin"));
        }
        return false;
    }

    private void loadFolder(Path folder) {
        List<JarImage> jars = new PluginFolder(folder, problems).jars();
        if (jars.isEmpty()) {
            return;
        }
        String name = String.valueOf(folder.getFileName());
        jars.forEach(jar ->
                LOG.info("plugin {}: {} version {} sha256 {}", name, jar.fileName(), jar.version(), jar.sha256()));
        PluginClassLoader loader = new PluginClassLoader(name, jars, PluginFolders.class.getClassLoader());
        loaders.add(loader);
        loadProviders(folder, loader);
    }

    private void loadProviders(Path folder, PluginClassLoader loader) {
        int before = problems.size();
        ProviderLoader providers = new ProviderLoader(folder, loader, problems);
        ProviderCheck check = new ProviderCheck(folder, loader, problems);
        List<AuthenticationMethodFactory<?>> found = new ArrayList<>();
        providers.load(AuthenticationMethodFactory.class).forEach(found::add);
        List<PluginCommand> foundCommands = providers.load(PluginCommand.class);
        found.forEach(factory -> check.check(factory)
                .filter(checked -> isFirst(folder, "method plugin", checked.name()))
                .ifPresent(checked -> factories.put(checked.name(), checked)));
        foundCommands.forEach(command -> check.check(command)
                .filter(checked -> isFirst(folder, "command", checked.name()))
                .ifPresent(checked -> commands.put(checked.name(), checked)));
        if (found.isEmpty() && foundCommands.isEmpty() && problems.size() == before) {
            problems.add(new PluginProblem(folder, "no plugin in its jars", "a service file that names one"));
        }
    }

    private boolean isFirst(Path folder, String kind, String name) {
        Path other = owners.putIfAbsent(kind + " " + name, folder);
        if (other != null) {
            problems.add(new PluginProblem(
                    folder, kind + " '" + name + "' is there twice", "a name of its own; " + other + " has it too"));
        }
        return other == null;
    }
}
