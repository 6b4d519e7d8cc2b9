package io.sallyport.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the gateway listens, and what it asks of the system for its connections. */
class NetworkPathsIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static Destination destination;

    @BeforeAll
    static void start() {
        destination = Destination.that(Conducts.echo());
        GatewayHome home = GatewayHome.in(folder);
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '[::]:0', ipv6-only: true}
                  open: {address: '[::]:0'}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                tcp: {keep-alive-idle: 100s, user-timeout: 1m, dscp: 10}
                """);
        home.policy("""
                  - name: from-five
                    action: permit
                    match: {commands: [connect, udp-associate], networks: [127.0.0.8]}
                    obligations: {egress-addresses: [127.0.0.5]}
                  - name: from-an-address-of-nobody
                    action: permit
                    match: {commands: [connect], networks: [127.0.0.9]}
                    obligations: {egress-addresses: [192.0.2.5]}
                """);
        gateway = AssembledGateway.start(home);
    }

    private static int portOf(String listener) {
        Matcher line = Pattern.compile("listener " + listener + " listens on .*:([0-9]+)\n")
                .matcher(gateway.log());
        assertThat(line.find()).isTrue();
        return Integer.parseInt(line.group(1));
    }

    private static RawClient connect(String host, String listener) throws IOException {
        return RawClient.of(new InetSocketAddress(host, portOf(listener)));
    }

    @Test
    void takesBothFamiliesAtTheUnspecifiedAddressOfIpv6() throws IOException {
        try (RawClient six = connect("::1", "open");
                RawClient four = connect("127.0.0.1", "open")) {
            assertThat(six.request(destination.address())).isZero();
            assertThat(four.request(destination.address())).isZero();
            int port = four.socket().getLocalPort();
            four.socket().shutdownOutput();

            assertThat(gateway.audit()
                            .await(record -> record.at("/client/port").asInt() == port)
                            .at("/client/address")
                            .asString())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void takesIpv6OnlyWhereThatIsAsked() throws IOException {
        try (RawClient six = connect("::1", "locked")) {
            assertThat(six.socket().isConnected()).isTrue();
        }
        assertThatIOException().isThrownBy(() -> connect("127.0.0.1", "locked"));
    }

    @Test
    void goesOutByTheAddressThatTheRuleSays() throws IOException {
        try (Destination there = Destination.at("127.0.0.8", Conducts.sayWhoCame());
                RawClient client = connect("127.0.0.1", "open")) {
            assertThat(client.request(there.address())).isZero();

            assertThat(new String(client.receiveAll(), US_ASCII)).isEqualTo("127.0.0.5");
            client.socket().shutdownOutput();
            assertThat(gateway.audit()
                            .awaitRecordOfPort(there.port())
                            .at("/connected-from/address")
                            .asString())
                    .isEqualTo("127.0.0.5");
        }
    }

    @Test
    void goesOutByNoAddressIfTheHostDoesNotHaveThatOfTheRule() throws IOException {
        try (Destination there = Destination.at("127.0.0.9", Conducts.sayWhoCame());
                RawClient client = connect("127.0.0.1", "open")) {
            assertThat(client.request(there.address())).isEqualTo(1);

            assertThat(gateway.audit()
                            .awaitRecordOfPort(there.port())
                            .at("/reason")
                            .asString())
                    .isEqualTo("egress-address-unavailable");
            assertThat(there.accepted()).isZero();
        }
        assertThat(gateway.log())
                .contains("'from-an-address-of-nobody': goes out by 192.0.2.5, which this host does not have");
    }

    @Test
    void asksTheSystemToLookWhetherBothSidesAreStillThere() throws IOException {
        Peer ss = Peer.named("ss");
        try (RawClient client = connect("127.0.0.1", "open")) {
            assertThat(client.request(destination.address())).isZero();

            String fromClient =
                    ss.run("-Htno", "sport", "=", ":" + portOf("open")).output();
            assertThat(fromClient).contains("timer:(keepalive,1min");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(ss.run(
                                            "-Htno",
                                            "dport",
                                            "=",
                                            ":" + destination.address().getPort())
                                    .output())
                            .contains("timer:(keepalive,1min"));
        }
    }
}
