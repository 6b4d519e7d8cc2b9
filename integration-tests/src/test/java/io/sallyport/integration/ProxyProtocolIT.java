package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.HaProxy;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A gateway behind HAProxy, which says for whom it connects. */
@Timeout(120)
class ProxyProtocolIT {
    private static final byte[] HEADER = "PROXY TCP4 127.0.0.5 127.0.0.1 40000 1080\r\n".getBytes(US_ASCII);

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static Destination destination;

    @BeforeAll
    static void start() {
        destination = Destination.that(Conducts.echo());
        GatewayHome home =
                GatewayHome.in(folder).policy("  - {name: not-six, action: deny, match: {sources: [127.0.0.6]}}\n");
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0', proxy-protocol: {from: [127.0.0.9]}}
                  open: {address: '127.0.0.1:0', proxy-protocol: {from: [127.0.0.9]}}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                abuse-control: {exempt: []}
                """);
        gateway = AssembledGateway.start(home);
    }

    private static HaProxy before(InetSocketAddress listener, String option) {
        return HaProxy.start(folder, listener, option);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send-proxy", "send-proxy-v2", "send-proxy-v2-ssl-cn"})
    void policyAndLogSeeTheRealClient(String option) throws IOException {
        try (HaProxy balancer = before(gateway.open(), option);
                RawClient client = RawClient.from("127.0.0.5", balancer.address())) {
            assertThat(client.request(destination.address())).isZero();
            client.send("through".getBytes(US_ASCII));
            assertThat(new String(client.receive(7), US_ASCII)).isEqualTo("through");
            int port = client.socket().getLocalPort();
            client.socket().shutdownOutput();

            JsonNode record =
                    gateway.audit().await(line -> line.at("/client/port").asInt() == port);
            assertThat(record.at("/client/address").asString()).isEqualTo("127.0.0.5");
            assertThat(record.at("/balancer/address").asString()).isEqualTo(HaProxy.ADDRESS);
        }
    }

    @Test
    void policyDeniesTheRealClient() throws IOException {
        try (HaProxy balancer = before(gateway.open(), "send-proxy-v2");
                RawClient client = RawClient.from("127.0.0.6", balancer.address())) {
            assertThat(client.request(destination.address())).isEqualTo(2);
        }
    }

    @Test
    void penaltiesMeetTheRealClientAndNotTheBalancer() throws IOException {
        try (HaProxy balancer = before(gateway.locked(), "send-proxy-v2")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !isAnswered("127.0.0.7", balancer));

            try (RawClient other = RawClient.from("127.0.0.5", balancer.address())) {
                assertThat(other.authenticate(USER, PASSWORD)).isTrue();
            }
            assertThat(gateway.log()).contains("127.0.0.7 are refused for a while");
            assertThat(gateway.log()).doesNotContain(HaProxy.ADDRESS + " are refused");
        }
    }

    private static boolean isAnswered(String source, HaProxy balancer) {
        try (RawClient client = RawClient.from(source, balancer.address())) {
            assertThat(client.authenticate(USER, "wrong")).isFalse();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void nobodyElseMaySayWhoHeIs() throws IOException {
        try (RawClient client = RawClient.from("127.0.0.8", gateway.open())) {
            client.send(HEADER);
            int port = client.socket().getLocalPort();

            assertThat(client.isClosedByGateway()).isTrue();
            JsonNode record =
                    gateway.audit().await(line -> line.at("/client/port").asInt() == port);
            assertThat(record.at("/reason").asString()).isEqualTo("proxy-header-not-expected");
            assertThat(record.at("/client/address").asString()).isEqualTo("127.0.0.8");
        }
    }

    @Test
    void whoIsNoBalancerNeedsNoHeader() throws IOException {
        try (RawClient client = RawClient.from("127.0.0.8", gateway.open())) {
            assertThat(client.request(destination.address())).isZero();
        }
    }

    @Test
    void aBalancerThatSaysNothingIsRefused() throws IOException {
        try (RawClient client = RawClient.from(HaProxy.ADDRESS, gateway.open())) {
            client.send(new byte[] {5, 1, 0});

            assertThat(client.isClosedByGateway()).isTrue();
            gateway.awaitLog("proxy-header-missing");
            assertThat(gateway.log()).contains("because of " + HaProxy.ADDRESS);
        }
    }
}
