package io.sallyport.integration.ldap;

import io.sallyport.integration.client.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one Samba domain of all tests: making it takes long, so it is there until the tests are over. */
public final class Domain {
    /** Where its controller is. */
    public static final String ADDRESS = "127.0.0.20";

    /** What its controller is called. */
    static final String CONTROLLER = "dc1.ad.example.test";

    private static @Nullable DirectoryProcess running;

    private Domain() {}

    /** Starts it, or skips the test where Samba is missing. */
    public static synchronized DirectoryProcess running() {
        DirectoryProcess domain = running;
        if (domain == null) {
            Peer.named("samba");
            Peer.named("ldapsearch");
            domain = start();
            running = domain;
        }
        return domain;
    }

    private static DirectoryProcess start() {
        try {
            Path folder = Files.createTempDirectory("sallyport-domain");
            DirectoryProcess started = DirectoryProcess.start(folder, "samba-ad.sh", CONTROLLER, ADDRESS, ADDRESS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, folder)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(DirectoryProcess domain, Path folder) {
        domain.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
