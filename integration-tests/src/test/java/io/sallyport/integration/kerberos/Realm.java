package io.sallyport.integration.kerberos;

import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The realm EXAMPLE.TEST: an MIT KDC in a process of its own, and the files of its clients. */
final class Realm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private final Process process;

    private Realm(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts it and waits until it gives tickets; skips the test where there is no KDC. */
    static Realm start(Path folder) throws IOException {
        Peer.named("krb5kdc");
        Peer.named("kadmin.local");
        String script = Path.of("peers/kdc.sh").toAbsolutePath().toString();
        Process process = new ProcessBuilder("sh", script, folder.toString(), String.valueOf(freePort()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("realm.out").toFile())
                .start();
        Realm realm = new Realm(folder, process);
        await().atMost(PATIENCE)
                .failFast(realm::requireAlive)
                .until(() -> realm.said().contains("ready"));
        return realm;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the KDC ended:\n" + said());
        }
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("realm.out"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path keytab() {
        return folder.resolve("services.keytab");
    }

    /** Gets a ticket with a password, as kinit does. */
    Ticket ticket(String user) {
        return ticket(user, folder.resolve("krb5.conf"));
    }

    /** Gets a ticket that can be used with that encryption type only. */
    Ticket ticket(String user, String enctype) throws IOException {
        String usual = Files.readString(folder.resolve("krb5.conf"));
        Path configuration = Files.writeString(
                folder.resolve("krb5-" + enctype + ".conf"),
                usual.replace("[realms]", "  permitted_enctypes = " + enctype + "\n[realms]"));
        return ticket(user, configuration);
    }

    private Ticket ticket(String user, Path configuration) {
        Ticket ticket = new Ticket(configuration, folder.resolve("cc-" + user + "-" + configuration.getFileName()));
        Completed done = ticket.run(List.of("sh", "-c", "echo " + user + "-secret | kinit " + user + "@EXAMPLE.TEST"));
        if (done.exitCode() != 0) {
            throw new IllegalStateException(done.toString());
        }
        return ticket;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
