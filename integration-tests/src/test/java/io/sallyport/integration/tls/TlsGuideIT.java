package io.sallyport.integration.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** docs/tls.md, followed word for word in an unpacked distribution; ports and the page are this test's own. */
@Timeout(200)
class TlsGuideIT {
    private static final String PAGE = "this is www.example.com";
    private static final Path GUIDE = Path.of("../docs/tls.md");

    private final List<Process> running = new ArrayList<>();
    private final int gatewayPort = freePort();
    private final int stunnelPort = freePort();

    @TempDir
    private Path home;

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group(1)
                        .replace("127.0.0.1:1080", "127.0.0.1:" + gatewayPort)
                        .replace("127.0.0.1:1081", "127.0.0.1:" + stunnelPort))
                .toList();
    }

    private ProcessBuilder shell(String command) {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", command).directory(home.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private Completed complete(String command) {
        Completed done = Peer.complete(shell(command));
        assertThat(done.exitCode()).as("%s: %s", command, done).isZero();
        return done;
    }

    private Path start(String command, String output) throws IOException {
        Path log = home.resolve(output);
        running.add(shell("exec " + command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        return log;
    }

    @AfterEach
    void stop() {
        running.forEach(Process::destroy);
        running.forEach(process -> process.onExit().join());
    }

    @Test
    void takesCurlThroughStunnelWithAClientCertificate() throws Exception {
        Peer.named("stunnel4");
        Peer.named("curl");
        List<String> commands = blocks("sh");
        List<String> files = blocks("yaml");
        complete("cp -a '" + GatewayHome.distribution() + "/.' .");
        complete(commands.get(0));
        Path configuration = home.resolve("conf/sallyport.yaml");
        String shipped = Files.readString(configuration);
        Files.writeString(
                configuration,
                shipped.replaceFirst("(?s)listeners:\\n.*?(?=policy:)", Matcher.quoteReplacement(files.get(0))));
        Files.writeString(home.resolve("conf/policy.yaml"), "guardrails: {remove: [loopback]}\n" + files.get(1));
        Files.writeString(home.resolve("conf/tls/stunnel.conf"), blocks("ini").get(0));
        List<String> run = commands.get(1).lines().toList();
        complete(run.get(0));
        Path log = start(run.get(1), "gateway.log");
        await().atMost(Duration.ofSeconds(40)).until(() -> Files.readString(log).contains("listens on"));
        Path stunnel = start(commands.get(2).strip(), "stunnel.log");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Files.readString(stunnel).contains("Configuration successful"));

        try (Destination page = Destination.that(Conducts.page(PAGE))) {
            String curl = commands.get(3)
                    .replace("https://www.example.com/", "http://127.0.0.1:" + page.port() + "/")
                    .replace("curl ", "curl -sS --noproxy '' --max-time 20 ");
            assertThat(complete(curl).output()).isEqualTo(PAGE);
            complete(commands.get(4));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Files.readString(log).contains("read again"));
            assertThat(Peer.complete(shell(curl)).exitCode()).isNotZero();
            assertThat(Files.readString(log)).contains("client-certificate-revoked: CN=alice");
        }
    }
}
