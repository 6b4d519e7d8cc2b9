package io.sallyport.gateway.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names the configuration. */
final class ConfigurationOption {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "The configuration (default: conf/sallyport.yaml of the program's folder).")
    private Optional<Path> file = Optional.empty();

    Path file() {
        return file.orElseGet(Home::configuration);
    }
}
