package io.sallyport.gateway.run;

import io.sallyport.gateway.log.Printable;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Does all that a start does before it listens, but makes no file. */
public final class ConfigurationCheck {
    private ConfigurationCheck() {}

    /**
     * Checks the configuration with everything that it names.
     *
     * @param file the configuration
     * @return warnings, if there are any
     * @throws UnusableConfigurationException with everything that is wrong
     */
    public static List<String> check(Path file) throws UnusableConfigurationException {
        try (Components components = ComponentsLoader.load(file, Clock.systemUTC())) {
            return components.policy().warnings().stream().map(Printable::of).toList();
        }
    }
}
