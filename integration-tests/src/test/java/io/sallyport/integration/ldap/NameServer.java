package io.sallyport.integration.ldap;

import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** dnsmasq, which answers for one domain and asks nobody. */
final class NameServer implements AutoCloseable {
    private static final String READY = "started";

    private final int port;
    private final Process process;

    private NameServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts it with SRV records, each {@code NAME,TARGET,PORT,PRIORITY,WEIGHT}. */
    static NameServer with(Path folder, String... records) throws Exception {
        int port = OpenLdapIT.freePort();
        List<String> command = new ArrayList<>(List.of(
                Peer.named("dnsmasq").program().toString(),
                "--no-daemon",
                "--conf-file=/dev/null",
                "--no-resolv",
                "--no-hosts",
                "--bind-interfaces",
                "--listen-address=127.0.0.1",
                "--user=" + System.getProperty("user.name"),
                "--pid-file=",
                "--port=" + port));
        for (String record : records) {
            command.add("--srv-host=" + record);
        }
        Path output = folder.resolve("dnsmasq.out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(output).contains(READY) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(output));
        }
        return new NameServer(port, process);
    }

    /** Where it is, as the configuration writes it. */
    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
