package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.NetworkNamespace;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two interfaces lead to the same destinations, and the rule says which is used. */
class EgressInterfaceIT {
    private static final String PORT = "7000";

    /** What the destination answers: who has come. */
    private static final String WHO = "printf 'HTTP/1.0 200 OK\\r\\n\\r\\n%s' \"$NCAT_REMOTE_ADDR\"";

    @TempDir
    private static Path folder;

    @AutoClose
    private static NetworkNamespace here;

    @AutoClose
    private static NetworkNamespace there;

    @AutoClose
    private static AssembledGateway gateway;

    private static Process destination;

    @BeforeAll
    static void start() throws IOException {
        Peer ncat = Peer.named("ncat");
        here = NetworkNamespace.make("here");
        there = NetworkNamespace.make("there");
        here.link("cheap", "10.77.1.1/24", there, "10.77.1.2/24");
        here.link("costly", "10.77.2.1/24", there, "10.77.2.2/24");
        here.link("passing", "10.77.3.1/24", there, "10.77.3.2/24");
        here.ip("address", "add", "10.77.2.9/24", "dev", "costly");
        there.ip("address", "add", "10.77.9.0/24", "dev", "lo");
        route("cheap", "10.77.1.2", "1");
        route("costly", "10.77.2.2", "2");
        route("passing", "10.77.3.2", "3");
        // Answers come by the interface that was used, not by the one that the routes prefer.
        for (String each : new String[] {"all", "cheap", "costly", "passing"}) {
            String setting = "/proc/sys/net/ipv4/conf/" + each + "/rp_filter";
            assertThat(run("sh", "-c", "echo 0 > " + setting).exitCode()).isZero();
        }
        destination =
                there.command(ncat.program().toString(), "-lk", "-c", WHO, PORT).start();
        gateway = startGateway();
    }

    private static void route(String by, String via, String metric) {
        here.ip("route", "add", "10.77.9.0/24", "via", via, "dev", by, "metric", metric);
    }

    private static AssembledGateway startGateway() {
        GatewayHome home = GatewayHome.in(folder).policy("""
                  - name: by-the-costly-one
                    action: permit
                    match: {commands: [connect, udp-associate], networks: [10.77.9.2]}
                    obligations: {egress-interface: costly}
                  - name: by-the-costly-one-from-nine
                    action: permit
                    match: {commands: [connect], networks: [10.77.9.3]}
                    obligations: {egress-interface: costly, egress-addresses: [10.77.2.9]}
                  - name: by-the-passing-one
                    action: permit
                    match: {commands: [connect], networks: [10.77.9.4]}
                    obligations: {egress-interface: passing}
                  - name: by-none
                    action: permit
                    match: {commands: [connect], networks: [10.77.9.5]}
                    obligations: {egress-interface: none-such}
                """);
        return AssembledGateway.start(home, here.before());
    }

    @AfterAll
    static void stop() {
        if (destination != null) {
            destination.destroyForcibly();
        }
    }

    private static Completed run(String... command) {
        return Peer.complete(here.command(command));
    }

    private static Completed fetch(String host) {
        return run(
                "curl",
                "--silent",
                "--max-time",
                "20",
                "--socks5",
                "127.0.0.1:" + gateway.open().getPort(),
                "http://" + host + ":" + PORT + "/");
    }

    @Test
    void eachRuleLeavesByItsOwn() {
        assertThat(fetch("10.77.9.1").output()).isEqualTo("10.77.1.1");
        assertThat(fetch("10.77.9.2").output()).isEqualTo("10.77.2.1");
    }

    @Test
    void leavesFromTheAddressBesideIt() {
        assertThat(fetch("10.77.9.3").output()).isEqualTo("10.77.2.9");
    }

    @Test
    void leavesByNoOtherIfThereIsNone() {
        assertThat(fetch("10.77.9.5").output()).isEmpty();

        assertThat(reasonOf("10.77.9.5")).isEqualTo("egress-interface-unavailable");
        assertThat(gateway.log()).contains("'by-none': goes out by none-such, which this host does not have");
    }

    @Test
    void leavesByNoOtherWhenItIsTakenAway() {
        assertThat(fetch("10.77.9.4").output()).isEqualTo("10.77.3.1");
        here.ip("link", "delete", "passing");

        assertThat(fetch("10.77.9.4").output()).isEmpty();
        assertThat(reasonOf("10.77.9.4")).isEqualTo("egress-interface-unavailable");
    }

    private static String reasonOf(String host) {
        return gateway.audit()
                .await(record -> record.at("/destination/canonical").asString().equals(host)
                        && record.at("/reason").asString().startsWith("egress"))
                .at("/reason")
                .asString();
    }
}
