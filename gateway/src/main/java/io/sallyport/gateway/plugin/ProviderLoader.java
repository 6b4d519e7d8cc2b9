package io.sallyport.gateway.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/** Makes the providers that a plugin's service files name, and goes on behind one that cannot be made. */
final class ProviderLoader {
    private static final int MOST_PROVIDERS = 100;

    private final Path folder;
    private final PluginClassLoader loader;
    private final List<PluginProblem> problems;

    ProviderLoader(Path folder, PluginClassLoader loader, List<PluginProblem> problems) {
        this.folder = folder;
        this.loader = loader;
        this.problems = problems;
    }

    <S> List<S> load(Class<S> service) {
        List<S> providers = new ArrayList<>();
        Iterator<S> found = ServiceLoader.load(service, loader).iterator();
        for (int i = 0; i < MOST_PROVIDERS && next(service, found, providers); i++) {}
        return providers;
    }

    private <S> boolean next(Class<S> service, Iterator<S> found, List<S> providers) {
        try {
            if (!found.hasNext()) {
                return false;
            }
            S provider = found.next();
            // A platform provider cannot be named by a plugin's own service file; a foreign class is no plugin.
            if (provider.getClass().getClassLoader() == loader) {
                providers.add(provider);
            }
        } catch (RuntimeException | Error broken) {
            problems.add(new PluginProblem(
                    folder,
                    "a " + service.getSimpleName() + " cannot be made: " + Causes.of(broken),
                    "a public class with a public constructor without parameters, and all that it needs"));
        }
        return true;
    }
}
