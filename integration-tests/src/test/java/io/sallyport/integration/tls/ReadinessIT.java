package io.sallyport.integration.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.FreePort;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What curl, and the program itself, are told of a gateway's readiness. */
@Timeout(180)
class ReadinessIT {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @AutoClose
    private final Destination destination = Destination.that(Conducts.echo());

    @AutoClose
    private final Destination brief = Destination.that(Conducts.sayWhoCame());

    private final int port = FreePort.onLoopback();
    private TestCertificates certificates;
    private GatewayHome home;
    private AssembledGateway gateway;

    @BeforeEach
    void start() {
        Peer.named("openssl");
        Peer.named("curl");
        home = GatewayHome.in(folder);
        certificates = TestCertificates.in(folder.resolve("conf/tls"));
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                  edge: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key}}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                admin: {address: '127.0.0.1:%d'}
                """.formatted(port));
        gateway = AssembledGateway.start(home);
        gateway.awaitLog("admin listens on");
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    /** A page, with the status of HTTP on the line after it. */
    private String page(String path) {
        return Peer.named("curl")
                .run(
                        "-sS",
                        "--noproxy",
                        "*",
                        "--max-time",
                        "10",
                        "-w",
                        "%{http_code}",
                        "http://127.0.0.1:" + port + path)
                .output();
    }

    private JsonNode edge() {
        return MAPPER.readTree(page("/ready").lines().findFirst().orElseThrow()).at("/components/0");
    }

    private Completed ready() {
        return Program.run("ready", "--config", home.configurationFile().toString());
    }

    private boolean serves() throws IOException {
        byte[] received = new OpenSslClient(certificates).connect(gateway.addressOf("edge"), brief.address());
        return received.length > 0;
    }

    @Test
    void aGatewayThatServesIsReady() {
        assertThat(page("/live")).isEqualTo("{\"status\":\"up\"}\n200");
        assertThat(page("/ready")).startsWith("{\"status\":\"up\",").endsWith("\n200");
        assertThat(edge().at("/listener").asString()).isEqualTo("edge");
        assertThat(edge().at("/certificates-expire-at").asString()).isNotEmpty();
        Completed asked = ready();
        assertThat(asked.exitCode()).as("%s", asked).isZero();
        assertThat(asked.output()).startsWith("{\"status\":\"up\",");
    }

    @Test
    void garbageInPlaceOfTheCertificateIsShownAndTakesNoTrafficAway() throws IOException {
        Path file = certificates.folder().resolve("gateway.pem");
        byte[] good = Files.readAllBytes(file);
        Files.write(file, "garbage".getBytes(UTF_8));
        await().atMost(PATIENCE).until(() -> page("/ready").startsWith("{\"status\":\"degraded\","));

        assertThat(page("/ready")).endsWith("\n200");
        assertThat(edge().at("/reasons/0").asString()).isEqualTo("tls-files-of-no-use");
        assertThat(edge().at("/problem").asString()).startsWith("tls.certificate: " + file + " ");
        assertThat(edge().at("/failed-at").asString()).isNotEmpty();
        assertThat(ready().exitCode()).isZero();
        assertThat(serves()).isTrue();
        assertThat(gateway.log().lines().filter(line -> line.contains("are of no use")))
                .hasSize(1);

        Files.write(file, good);
        await().atMost(PATIENCE).until(() -> page("/ready").startsWith("{\"status\":\"up\","));
        assertThat(edge().at("/problem").isMissingNode()).isTrue();
    }

    @Test
    void aGatewayThatStopsIsNotReady() throws IOException {
        try (RawClient client = RawClient.through(gateway.open(), destination.address())) {
            gateway.terminate();
            gateway.awaitLog("stopping");

            assertThat(page("/ready")).startsWith("{\"status\":\"down\",").endsWith("\n503");
            assertThat(edge().at("/reasons/0").asString()).isEqualTo("stopping");
            assertThat(page("/live")).endsWith("\n200");
            Completed asked = ready();
            assertThat(asked.exitCode()).as("%s", asked).isEqualTo(1);
            assertThat(asked.output()).startsWith("{\"status\":\"down\",");
            client.send("on".getBytes(UTF_8));
            assertThat(new String(client.receive(2), UTF_8)).isEqualTo("on");
        }
        assertThat(gateway.awaitExit()).hasValue(0);
        assertThat(ready().exitCode()).isEqualTo(1);
        assertThat(ready().error()).contains("nobody answers at 127.0.0.1:" + port);
    }
}
