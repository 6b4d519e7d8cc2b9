package io.sallyport.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.KdcConfigKey;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;

/** A Kerberos realm in memory, served on loopback over TCP. */
final class Kdc implements AutoCloseable {
    static final String REALM = "DEMO.SALLYPORT.TEST";

    // Its version alone: Kerby adds to a keytab that is there, and leaves its permissions as they are.
    private static final byte[] EMPTY_KEYTAB = {0x05, 0x02};

    private final SimpleKdcServer server;
    private final int port;

    private Kdc(SimpleKdcServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts it; the folder is for its own files. */
    static Kdc start(Path folder) throws IOException {
        try {
            int port = Loopback.freePort();
            SimpleKdcServer server = new SimpleKdcServer();
            server.setWorkDir(folder.toFile());
            server.setKdcRealm(REALM);
            server.setKdcHost(Loopback.ADDRESS);
            server.setKdcTcpPort(port);
            server.setAllowUdp(false);
            server.getKdcConfig()
                    .setString(KdcConfigKey.ENCRYPTION_TYPES, "aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96");
            server.init();
            server.start();
            return new Kdc(server, port);
        } catch (KrbException e) {
            throw new IOException("the KDC does not start: " + e.getMessage(), e);
        }
    }

    int port() {
        return port;
    }

    void addUser(String name, String password) throws IOException {
        try {
            server.createPrincipal(name + "@" + REALM, password);
        } catch (KrbException e) {
            throw new IOException("the KDC does not take " + name + ": " + e.getMessage(), e);
        }
    }

    /** Adds a service with random keys, and writes them into a keytab, which is an empty file yet. */
    void addService(String name, Path keytab) throws IOException {
        try {
            Files.write(keytab, EMPTY_KEYTAB);
            server.createPrincipals(name + "@" + REALM);
            server.exportPrincipal(name + "@" + REALM, keytab.toFile());
        } catch (KrbException e) {
            throw new IOException("the KDC does not take " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (KrbException e) {
            throw new IOException("the KDC does not stop: " + e.getMessage(), e);
        }
    }
}
