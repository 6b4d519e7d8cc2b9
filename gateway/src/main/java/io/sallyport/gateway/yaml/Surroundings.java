package io.sallyport.gateway.yaml;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a configuration may refer to.
 *
 * @param folder where relative paths start
 * @param environment looks up an environment variable
 */
public record Surroundings(Path folder, Function<String, Optional<String>> environment) {
    /** The folder of a file, and the environment of this process. */
    public static Surroundings of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new Surroundings(
                folder == null ? Path.of("/") : folder, name -> Optional.ofNullable(System.getenv(name)));
    }
}
