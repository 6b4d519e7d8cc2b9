package io.sallyport.integration.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.HaProxy;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A gateway behind HAProxy, which passes TLS through and says for whom: header, then TLS, then SOCKS. */
@Timeout(120)
class BalancedTlsIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static Destination destination;

    private static OpenSslClient client;

    @BeforeAll
    static void start() {
        Peer.named("openssl");
        Peer.named("haproxy");
        destination = Destination.that(Conducts.sayWhoCame());
        GatewayHome home =
                GatewayHome.in(folder).policy("  - {name: not-six, action: deny, match: {sources: [127.0.0.6]}}\n");
        client = new OpenSslClient(TestCertificates.in(folder.resolve("conf/tls")));
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                  boringssl: {address: '127.0.0.1:0', proxy-protocol: {from: [127.0.0.9]},
                      tls: {certificate: tls/gateway.pem, key: tls/gateway.key}}
                  jdk: {address: '127.0.0.1:0', proxy-protocol: {from: [127.0.0.9]},
                      tls: {certificate: tls/gateway.pem, key: tls/gateway.key, engine: jdk}}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                """);
        gateway = AssembledGateway.start(home);
        gateway.awaitLog("listener jdk listens");
    }

    private static byte[] through(String listener, String source) throws IOException {
        try (HaProxy balancer = HaProxy.start(folder, gateway.addressOf(listener), "send-proxy-v2")) {
            return client.connect(balancer.address(), destination.address(), "-bind", source + ":0");
        }
    }

    private static JsonNode record(String listener, String source) {
        return gateway.audit()
                .await(line -> line.at("/listener").asString().equals(listener)
                        && line.at("/client/address").asString().equals(source));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void theLogHasTheRealClientAndItsTls(String listener) throws IOException {
        assertThat(through(listener, "127.0.0.5")).startsWith(5, 0, 5, 0).endsWith("127.0.0.1".getBytes(US_ASCII));

        JsonNode record = record(listener, "127.0.0.5");
        assertThat(record.at("/balancer/address").asString()).isEqualTo(HaProxy.ADDRESS);
        assertThat(record.at("/tls/protocol").asString()).isEqualTo("TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void policyJudgesTheRealClient(String listener) throws IOException {
        assertThat(through(listener, "127.0.0.6")).startsWith(5, 0, 5, 2);

        assertThat(record(listener, "127.0.0.6").at("/policy/rule").asString()).isEqualTo("not-six");
    }
}
