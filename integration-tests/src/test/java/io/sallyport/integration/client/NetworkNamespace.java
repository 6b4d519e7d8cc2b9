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
    private final String name;
    private final Path files;

    private NetworkNamespace(String what) {
        this.name = "sallyport-" + what + ProcessHandle.current().pid();
        this.files = Path.of("/etc/netns", name);
    }

    /** Makes one, or skips the test. */
    public static NetworkNamespace make() {
        return make("");
    }

    /** Makes one of several, or skips the test. */
    public static NetworkNamespace make(String what) {
        assumeTrue(System.getProperty("user.name").equals("root"), "no network namespace: not root");
        NetworkNamespace made = new NetworkNamespace(what);
        Completed added = made.ip.run("netns", "add", made.name);
        assumeTrue(added.exitCode() == 0, "no network namespace: " + added.error());
        made.ip("link", "set", "lo", "up");
        return made;
    }

    /** Sets up what the words of {@code ip} say, within it. */
    public void ip(String... arguments) {
        List<String> whole = new ArrayList<>(List.of("-n", name));
        whole.addAll(List.of(arguments));
        require(whole.toArray(String[]::new));
    }

    /** Has an interface here whose other end is in another; each end has an address. */
    public void link(String interfaceName, String address, NetworkNamespace other, String otherAddress) {
        ip("link", "add", interfaceName, "type", "veth", "peer", "name", interfaceName, "netns", other.name);
        ip("address", "add", address, "dev", interfaceName);
        ip("link", "set", interfaceName, "up");
        other.ip("address", "add", otherAddress, "dev", interfaceName);
        other.ip("link", "set", interfaceName, "up");
    }

    /** The words before a command line that is to run within it. */
    public List<String> before() {
        return List.of(ip.program().toString(), "netns", "exec", name);
    }

    /** Gives a host an address that is on this machine, and on no other. */
    public void host(String host, String address) {
        ip("address", "add", address + "/32", "dev", "lo");
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
        List<String> whole = new ArrayList<>(before());
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
