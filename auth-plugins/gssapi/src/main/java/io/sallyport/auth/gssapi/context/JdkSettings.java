package io.sallyport.auth.gssapi.context;

import io.sallyport.core.spi.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the JDK's Kerberos takes from system properties, of which there is one set for the whole process. */
public final class JdkSettings {
    private static final String ACCEPTOR_SUBKEY = "sun.security.krb5.acceptor.subkey";
    private static final String REPLAY_CACHE = "sun.security.krb5.rcache";
    private static final String NATIVE = "sun.security.jgss.native";
    private static final String KRB5_CONF = "java.security.krb5.conf";
    private static final Object LOCK = new Object();

    private JdkSettings() {}

    /** Sets them. */
    public static void apply(Optional<Path> krb5Conf) throws ConfigurationException {
        synchronized (LOCK) {
            if (Boolean.getBoolean(NATIVE)) {
                throw new ConfigurationException("system property " + NATIVE + ": true", "absent, or false");
            }
            // The JDK reads it each time that it answers a client, and so do the tests of what it answered.
            System.setProperty(ACCEPTOR_SUBKEY, "true");
            // Ours is bounded. The JDK reads this once, before the first use of its Kerberos.
            System.setProperty(REPLAY_CACHE, "none");
            if (krb5Conf.isPresent()) {
                use(krb5Conf.get().toAbsolutePath());
            }
        }
    }

    private static void use(Path file) throws ConfigurationException {
        if (!Files.isReadable(file)) {
            throw new ConfigurationException("krb5-conf: " + file + " cannot be read", "a file in krb5.conf's format");
        }
        String used = System.getProperty(KRB5_CONF);
        if (used != null && !used.equals(file.toString())) {
            throw new ConfigurationException(
                    "krb5-conf: " + file + ", but " + used + " is in use", "one for the whole gateway");
        }
        System.setProperty(KRB5_CONF, file.toString());
    }
}
