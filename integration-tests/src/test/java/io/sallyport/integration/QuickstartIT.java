package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Curl;
import io.sallyport.integration.client.NetworkNamespace;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.PageMain;
import io.sallyport.integration.gateway.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's first command, and the commands that it prints, in a network where example.com is on this machine. */
class QuickstartIT {
    private static final String EXAMPLE_COM = "203.0.113.10";
    private static final String PAGE = "this is example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    void doesWhatItSays() throws IOException, InterruptedException {
        Peer.named("curl");
        try (NetworkNamespace network = NetworkNamespace.make()) {
            network.host("example.com", EXAMPLE_COM);
            Process server = startServer(network);
            Process gateway = startGateway(network);
            try {
                requirePrintedCommands(network);
                gateway.destroy();
                assertThat(gateway.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                assertThat(gateway.exitValue()).isZero();
            } finally {
                gateway.destroyForcibly();
                server.destroyForcibly();
            }
        }
    }

    private Process startServer(NetworkNamespace network) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        String classes = System.getProperty("java.class.path");
        return start(
                network.command(java, "-cp", classes, PageMain.class.getName(), EXAMPLE_COM, "80", PAGE), "listens");
    }

    private Process startGateway(NetworkNamespace network) throws IOException {
        Path checkout = Checkout.in(Files.createDirectory(folder.resolve("checkout")));
        ProcessBuilder command = network.command(checkout.resolve("sallyport").toString());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return start(command, "tail ");
    }

    private Process start(ProcessBuilder command, String ready) throws IOException {
        Path output = folder.resolve("output-" + ready.strip());
        Process process = command.redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains(ready) || !process.isAlive());
        assertThat(Files.readString(output)).contains(ready);
        return process;
    }

    private void requirePrintedCommands(NetworkNamespace network) throws IOException {
        List<String> printed = Files.readString(folder.resolve("output-tail"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("curl ") || line.startsWith("tail "))
                .toList();
        assertThat(printed).hasSize(3);

        Completed passes = run(network, printed.get(0));
        Completed refused = run(network, printed.get(1));

        assertThat(passes.output()).as("%s", passes).isEqualTo(PAGE);
        assertThat(refused.exitCode()).as("%s", refused).isEqualTo(Curl.PROXY_REFUSED);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                run(network, printed.get(2)).output().lines())
                        .satisfiesExactly(
                                line -> assertThat(line).contains("\"relayed\"", "\"example.com\"", "\"alice\""),
                                line -> assertThat(line).contains("\"refused\"", "guardrail-metadata", "\"alice\"")));
    }

    private static Completed run(NetworkNamespace network, String line) {
        return Peer.complete(network.command("sh", "-c", line));
    }
}
