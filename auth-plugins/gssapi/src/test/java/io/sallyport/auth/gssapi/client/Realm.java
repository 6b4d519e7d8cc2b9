package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.KdcConfigKey;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/** A realm with one user, alice, who has a ticket, and the service rcmd on localhost. */
final class Realm implements AutoCloseable {
    private static final String NAME = "EXAMPLE.TEST";
    private static final String SERVICE = "rcmd/localhost@" + NAME;

    private static final String ENCRYPTION_TYPES = "aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96 arcfour-hmac";

    private final SimpleKdcServer kdc;
    private final Path folder;

    private Realm(SimpleKdcServer kdc, Path folder) {
        this.kdc = kdc;
        this.folder = folder;
    }

    static Realm start(Path folder) throws IOException, KrbException {
        int port = freePort();
        SimpleKdcServer kdc = new SimpleKdcServer();
        kdc.setWorkDir(folder.toFile());
        kdc.setKdcRealm(NAME);
        kdc.setKdcHost("127.0.0.1");
        kdc.setKdcTcpPort(port);
        kdc.setAllowUdp(false);
        kdc.getKdcConfig().setString(KdcConfigKey.ENCRYPTION_TYPES, ENCRYPTION_TYPES);
        kdc.init();
        kdc.start();
        // Kerby sets it to a file of its own.
        System.clearProperty("java.security.krb5.conf");
        writeConfiguration(folder.resolve("realm.conf"), port, "");
        writeConfiguration(folder.resolve("weak.conf"), port, """
                  allow_weak_crypto = true
                  default_tgs_enctypes = arcfour-hmac
                  permitted_enctypes = arcfour-hmac aes256-cts-hmac-sha1-96
                """);
        kdc.createPrincipal("alice@" + NAME, "alice-secret");
        kdc.createPrincipals(SERVICE);
        kdc.exportPrincipal(SERVICE, folder.resolve("keytab").toFile());
        kdc.getKrbClient()
                .storeTicket(
                        kdc.getKrbClient().requestTgt("alice@" + NAME, "alice-secret"),
                        folder.resolve("tickets").toFile());
        return new Realm(kdc, folder);
    }

    private static void writeConfiguration(Path file, int port, String defaults) throws IOException {
        Files.writeString(file, """
                [libdefaults]
                  default_realm = %1$s
                  dns_canonicalize_hostname = false
                  udp_preference_limit = 1
                %3$s
                [realms]
                  %1$s = {
                    kdc = 127.0.0.1:%2$d
                  }
                [domain_realm]
                  localhost = %1$s
                """.formatted(NAME, port, defaults));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** What alice's shell has. */
    Map<String, String> environment() {
        return environment("realm.conf");
    }

    /** The same, but its tickets have session keys of RC4. */
    Map<String, String> weakEnvironment() {
        return environment("weak.conf");
    }

    private Map<String, String> environment(String configuration) {
        return Map.of(
                "KRB5_CONFIG", folder.resolve(configuration).toString(), "KRB5CCNAME", "FILE:" + folder + "/tickets");
    }

    /** A context of the service, by the JDK. */
    GSSContext acceptor() throws Exception {
        LoginContext login = new LoginContext("acceptor", new Subject(), null, new KeytabEntry(folder));
        login.login();
        return Subject.doAs(login.getSubject(), (PrivilegedExceptionAction<GSSContext>) () -> {
            GSSManager manager = GSSManager.getInstance();
            return manager.createContext(manager.createCredential(
                    null, GSSCredential.DEFAULT_LIFETIME, (Oid) null, GSSCredential.ACCEPT_ONLY));
        });
    }

    @Override
    public void close() throws KrbException {
        System.clearProperty("java.security.krb5.conf");
        kdc.stop();
    }

    private static final class KeytabEntry extends Configuration {
        private final Path folder;

        private KeytabEntry(Path folder) {
            this.folder = folder;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule",
                        LoginModuleControlFlag.REQUIRED,
                        Map.of(
                                "useKeyTab", "true",
                                "keyTab", folder.resolve("keytab").toString(),
                                "principal", SERVICE,
                                "storeKey", "true",
                                "doNotPrompt", "true",
                                "isInitiator", "false"))
            };
        }
    }
}
