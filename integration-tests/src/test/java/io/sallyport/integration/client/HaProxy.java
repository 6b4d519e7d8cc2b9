package io.sallyport.integration.client;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** HAProxy before a gateway, with health checks, connecting from an address of its own. */
public final class HaProxy implements AutoCloseable {
    /** Where it connects from. */
    public static final String ADDRESS = "127.0.0.9";

    private final Process process;
    private final InetSocketAddress address;

    private HaProxy(Process process, InetSocketAddress address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it with the option that says how it tells the client's address: {@code send-proxy} or {@code send-proxy-v2}. */
    public static HaProxy start(Path folder, InetSocketAddress gateway, String option) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.onLoopback());
        try {
            Path file = Files.writeString(folder.resolve("haproxy-" + option + ".cfg"), """
                    defaults
                        mode tcp
                        timeout connect 5s
                        timeout client 1m
                        timeout server 1m
                    frontend clients
                        bind 127.0.0.1:%d
                        default_backend gateways
                    backend gateways
                        server gateway 127.0.0.1:%d %s source %s check inter 200ms
                    """.formatted(
                            address.getPort(), gateway.getPort(), option, ADDRESS));
            Process process = new ProcessBuilder(
                            Peer.named("haproxy").program().toString(), "-db", "-f", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("haproxy-" + option + ".log").toFile())
                    .start();
            HaProxy started = new HaProxy(process, address);
            await().atMost(Duration.ofSeconds(20)).until(started::listens);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where clients connect to. */
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
