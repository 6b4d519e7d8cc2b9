package io.sallyport.auth.ldap;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Files of the tests: ca.pem has issued server, expired and other-name; other-ca.pem nothing. */
final class Resources {
    private Resources() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Resources.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
