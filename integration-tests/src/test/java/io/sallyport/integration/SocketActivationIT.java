package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.NetworkNamespace;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A port below 1024 for a gateway that may not open any: systemd's own program has opened it. */
class SocketActivationIT {
    private static final String NOBODY = "65534";

    private static Path folder;

    @AutoClose
    private static NetworkNamespace here;

    private static Process gateway;
    private static Process destination;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "not root: no port below 1024");
        String activate = Peer.named("systemd-socket-activate").program().toString();
        String setpriv = Peer.named("setpriv").program().toString();
        here = NetworkNamespace.make("activation");
        folder = Files.createTempDirectory("sallyport-activation");
        writeHome();
        destination = here.command("ncat", "-lk", "-c", "printf 'HTTP/1.0 200 OK\\r\\n\\r\\nhere'", "7000")
                .start();
        gateway = launch(List.of(
                activate,
                "--listen=127.0.0.1:108",
                "--listen=" + folder.resolve("s"),
                "--fdname=socks:local",
                "-E",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "-E",
                "PATH=" + System.getenv("PATH"),
                setpriv,
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--bounding-set=-all",
                "--inh-caps=-all",
                "--no-new-privs"));
    }

    /** Another user runs it, from a folder that the test's user alone can enter otherwise. */
    private static void writeHome() throws IOException {
        GatewayHome home = GatewayHome.in(folder);
        home.write(home.configurationFile(), """
                listeners:
                  office: {socket: socks}
                  desk: {socket: local}
                  open: {address: '127.0.0.1:0'}
                methods: {none: {}, password: {users-file: users.yaml}}
                audit: {file: %s/audit.jsonl}
                """.formatted(folder));
        home.write(home.policyFile(), """
                guardrails: {remove: [loopback]}
                authentication: [{name: by-nothing, methods: [none]}]
                rules: [{name: everywhere, action: permit}]
                """);
        Completed owned = Peer.named("chown").run("-R", NOBODY + ":" + NOBODY, folder.toString());
        assertThat(owned.exitCode()).isZero();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Process launch(List<String> before) throws IOException {
        List<String> command = Program.command(
                        before,
                        "run",
                        "--config",
                        folder.resolve("conf/sallyport.yaml").toString())
                .command();
        Process started = here.command(command.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("operator.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(() -> log().contains("Listening on"));
        return started;
    }

    private static String log() throws IOException {
        return Files.readString(folder.resolve("operator.log"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (destination != null) {
            destination.destroyForcibly();
        }
        if (gateway != null) {
            gateway.destroy();
            assertThat(gateway.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        Peer.named("rm").run("-rf", String.valueOf(folder));
    }

    private static Completed fetch(String proxy, String destination) {
        return Peer.complete(
                here.command("curl", "--silent", "--show-error", "--max-time", "60", "--proxy", proxy, destination));
    }

    @Test
    void servesWhatItCouldNotHaveOpened() throws IOException {
        for (int i = 0; i < 3; i++) {
            Completed fetched = fetch("socks5://127.0.0.1:108", "http://127.0.0.1:7000/");
            assertThat(fetched.output()).as(fetched + log()).isEqualTo("here");
        }
        assertThat(log()).contains("listener office listens on /127.0.0.1:108 (socket socks)");
    }

    @Test
    void isNoDestinationThere() {
        assertThat(fetch("socks5://127.0.0.1:108", "http://127.0.0.1:108/").exitCode())
                .isNotZero();

        awaitAudit("destination-is-this-gateway");
    }

    @Test
    void servesAUnixDomainSocketToo() {
        Completed fetched = fetch("socks5h://localhost" + folder.resolve("s"), "http://127.0.0.1:7000/");

        assertThat(fetched.output()).as(fetched.toString()).isEqualTo("here");
        awaitAudit("\"local\":{\"address\":\"unix:" + folder + "/s\"}");
    }

    private static void awaitAudit(String text) {
        await().untilAsserted(() ->
                assertThat(Files.readString(folder.resolve("audit.jsonl"))).contains(text));
    }
}
