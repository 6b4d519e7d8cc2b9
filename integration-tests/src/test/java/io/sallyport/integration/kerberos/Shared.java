package io.sallyport.integration.kerberos;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Programs beside the checkout that were written independently of this project. */
final class Shared {
    private Shared() {}

    /** Finds one, or skips the test by its name. */
    static Path file(String name) {
        Path file = Path.of("../../shared", name).toAbsolutePath().normalize();
        return Files.exists(file) ? file : abort("not beside this checkout: shared/" + name);
    }
}
