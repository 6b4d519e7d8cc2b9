package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Curl;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** curl through the gateway, by every version and every kind of address. */
class CurlIT {
    private static final String PAGE = "through the gateway";

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private final Curl curl = new Curl();
    private Destination destination;

    @BeforeAll
    static void start() {
        gateway = AssembledGateway.start(GatewayHome.in(folder));
    }

    @BeforeEach
    void serve() {
        destination = Destination.that(Conducts.page(PAGE));
    }

    @AfterEach
    void close() throws IOException {
        destination.close();
    }

    private String url(String host) {
        return "http://" + host + ":" + destination.port() + "/";
    }

    @Test
    void passesByAddress() {
        Completed done = curl.fetch(url("127.0.0.1"), "--socks5", gateway.open());

        assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
    }

    @Test
    void passesByName() {
        Completed done = curl.fetch(url("localhost"), "--socks5-hostname", gateway.open());

        assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
    }

    @Test
    void passesByIpv6Address() throws IOException {
        assumeTrue(hasIpv6Loopback(), "no IPv6 loopback: ::1");
        try (Destination ipv6 = Destination.at("::1", Conducts.page(PAGE))) {
            Completed done = curl.fetch("http://[::1]:" + ipv6.port() + "/", "--socks5", gateway.open());

            assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
        }
    }

    private static boolean hasIpv6Loopback() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
    }

    @Test
    void passesWithTheRightPassword() {
        Completed done = curl.fetchAs(USER, PASSWORD, url("127.0.0.1"), gateway.locked());

        assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
    }

    @Test
    void isRefusedWithAWrongPassword() {
        Completed done = curl.fetchAs(USER, "wrong", url("127.0.0.1"), gateway.locked());

        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(done.error()).contains("User was rejected by the SOCKS5 server (1 1)");
        gateway.audit().await(record -> record.path("reason").asString().equals("bad-password"));
        assertThat(destination.accepted()).isZero();
    }

    @Test
    void isRefusedAsAnUnknownUser() {
        Completed done = curl.fetchAs("nobody", PASSWORD, url("127.0.0.1"), gateway.locked());

        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        gateway.audit().await(record -> record.path("reason").asString().equals("unknown-user"));
    }

    @Test
    void isRefusedWithoutAMethodInCommon() {
        Completed done = curl.fetch(url("127.0.0.1"), "--socks5", gateway.locked());

        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(done.error()).contains("No authentication method was acceptable");
        gateway.audit().await(record -> record.path("reason").asString().equals("no-acceptable-method"));
    }

    @Test
    void passesBySocks4() {
        Completed done = curl.fetch(url("127.0.0.1"), "--socks4", gateway.open());

        assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
    }

    @Test
    void passesBySocks4a() {
        Completed done = curl.fetch(url("localhost"), "--socks4a", gateway.open());

        assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
    }

    @Test
    void findsNoWayRoundThePasswordBySocks4() {
        Completed done = curl.fetch(url("127.0.0.1"), "--socks4", gateway.locked());

        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(destination.accepted()).isZero();
    }

    @Test
    void learnsThatNobodyListens() throws IOException {
        destination.close();

        Completed done = curl.fetch(url("127.0.0.1"), "--socks5", gateway.open());

        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(done.error()).contains("(5)");
    }

    @Test
    void learnsThatANameHasNoAddress() {
        Completed done = curl.fetch(url("no-such-host.invalid"), "--socks5-hostname", gateway.open());

        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(done.error()).contains("(4)");
    }
}
