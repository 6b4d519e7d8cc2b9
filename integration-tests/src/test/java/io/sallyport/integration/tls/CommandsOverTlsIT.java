package io.sallyport.integration.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.Socksbench;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every command of RFC 1928 asked for in TLS, by a load generator that checks every octet. */
@Timeout(120)
class CommandsOverTlsIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private static TestCertificates certificates;
    private static Socksbench bench;

    @BeforeAll
    static void start() {
        Peer.named("openssl");
        bench = Socksbench.compiled(folder);
        GatewayHome home = GatewayHome.in(folder);
        certificates = TestCertificates.in(folder.resolve("conf/tls"));
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                  boringssl: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key}}
                  jdk: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key, engine: jdk}}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                bind: {ports: 22000-22099}
                udp: {ports: 42000-42999}
                """);
        gateway = AssembledGateway.start(home);
        gateway.awaitLog("listener jdk listens");
    }

    @ParameterizedTest
    @CsvSource({
        "udp, udp-associate, boringssl",
        "udp, udp-associate, jdk",
        "bind, bind, boringssl",
        "bind, bind, jdk",
        "throughput, connect, boringssl",
        "throughput, connect, jdk"
    })
    void losesNothing(String scenario, String command, String listener) {
        String[] options = {"--conns", "4", "--tls", "--cacert", certificates.path("ca.pem")};
        Completed done = bench.run(scenario, gateway.addressOf(listener).getPort(), options);

        assertThat(done.exitCode()).as("%s", done).isZero();
        JsonNode record = gateway.audit()
                .await(line -> line.at("/command").asString().equals(command)
                        && line.at("/listener").asString().equals(listener));
        assertThat(record.at("/tls/protocol").asString()).isEqualTo("TLSv1.3");
    }
}
