package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The environment variables that {@code kinit} and its kind go by. */
final class KerberosEnvironment {
    private static final String CONFIGURATION = "KRB5_CONFIG";
    private static final String CACHE = "KRB5CCNAME";
    private static final String CONFIGURATION_PROPERTY = "java.security.krb5.conf";
    private static final String FILE = "FILE:";

    private final Map<String, String> variables;

    KerberosEnvironment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Lets the JDK read the configuration that MIT's programs read; of a list it can read one file. */
    void useConfiguration() throws IOException {
        Optional<String> files = Optional.ofNullable(variables.get(CONFIGURATION));
        if (files.isPresent() && System.getProperty(CONFIGURATION_PROPERTY) == null) {
            System.setProperty(CONFIGURATION_PROPERTY, firstReadable(files.get()));
        }
    }

    private static String firstReadable(String files) throws ClientException {
        return Arrays.stream(files.split(":"))
                .filter(file -> Files.isReadable(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> new ClientException(
                        CONFIGURATION + "=" + files + ": no such file (expected: a krb5.conf that can be read)"));
    }

    /** The file with the tickets; absent for the JDK's default, /tmp/krb5cc_ and the user's number. */
    Optional<String> ticketCache() throws IOException {
        String name = variables.getOrDefault(CACHE, "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!name.startsWith(FILE) && !name.startsWith("/")) {
            throw new ClientException(CACHE + "=" + name + ": a cache that is no file (expected: FILE:PATH)");
        }
        return Optional.of(name.startsWith(FILE) ? name.substring(FILE.length()) : name);
    }
}
