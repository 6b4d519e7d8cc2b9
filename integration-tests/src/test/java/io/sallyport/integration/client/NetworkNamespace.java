package io.sallyport.integration.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network of its own, with nothing but loopback; needs root. */
public final class NetworkNamespace implements AutoCloseable {
    private final Peer ip = Peer.named("ip");
    private final String name = "sallyport-" + ProcessHandle.current().pid();
    private final Path files = Path.of("/etc/netns", name);

    private NetworkNamespace() {}

    /** Makes one, or skips the test. */
    public static NetworkNamespace make() {
        assumeTrue(System.getProperty("user.name").equals("root"), "no network namespace: not root");
        NetworkNamespace made = new NetworkNamespace();
        Completed added = made.ip.run("netns", "add", made.name);
        assumeTrue(added.exitCode() == 0, "no network namespace: " + added.error());
        made.require("-n", made.name, "link", "set", "lo", "up");
        return made;
    }

    /** Gives a host an address that is on this machine, and on no other. */
    public void host(String host, String address) {
        require("-n", name, "address", "add", address + "/32", "dev", "lo");
        try {
            Files.createDirectories(files);
            Files.writeString(files.resolve("hosts"), "127.0.0.1 localhost\n" + address + " " + host + "\n");
            // Nobody answers there, and says so at once.
            Files.writeString(files.resolve("resolv.conf"), "nameserver 127.0.0.1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process within it, not started yet; it knows no other proxy. */
    public ProcessBuilder command(String... command) {
        List<String> whole = new ArrayList<>(List.of(ip.program().toString(), "netns", "exec", name));
        whole.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        return builder;
    }

    private void require(String... arguments) {
        Completed done = ip.run(arguments);
        if (done.exitCode() != 0) {
            throw new IllegalStateException("ip " + String.join(" ", arguments) + ": " + done);
        }
    }

    @Override
    public void close() throws IOException {
        require("netns", "delete", name);
        Files.deleteIfExists(files.resolve("hosts"));
        Files.deleteIfExists(files.resolve("resolv.conf"));
        Files.deleteIfExists(files);
    }
}
