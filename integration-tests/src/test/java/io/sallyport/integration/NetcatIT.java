package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two netcats that speak SOCKS; each ends its direction when its input ends, and waits for the other. */
class NetcatIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private Destination destination;
    private Path input;

    @BeforeAll
    static void start() {
        gateway = AssembledGateway.start(GatewayHome.in(folder));
    }

    @BeforeEach
    void serve() throws IOException {
        destination = Destination.that(Conducts.answerAfterEnd(" and back"));
        input = Files.writeString(folder.resolve("input"), "there");
    }

    @AfterEach
    void close() throws IOException {
        destination.close();
    }

    private Completed ncat(String credentials) {
        return Peer.named("ncat")
                .run(
                        input,
                        "--proxy-type",
                        "socks5",
                        "--proxy",
                        text(gateway.locked()),
                        "--proxy-auth",
                        credentials,
                        "127.0.0.1",
                        String.valueOf(destination.port()));
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    @Test
    void ncatPassesWithTheRightPassword() {
        Completed done = ncat(USER + ":" + PASSWORD);

        assertThat(done.output()).as("%s", done).isEqualTo("there and back");
    }

    @Test
    void ncatIsRefusedWithAWrongPassword() {
        Completed done = ncat(USER + ":wrong");

        assertThat(done.exitCode()).as("%s", done).isNotZero();
        assertThat(destination.accepted()).isZero();
    }

    @Test
    void openBsdsNetcatPassesBySocks5() {
        Completed done = openBsd("5");

        assertThat(done.output()).as("%s", done).isEqualTo("there and back");
    }

    @Test
    void openBsdsNetcatPassesBySocks4() {
        Completed done = openBsd("4");

        assertThat(done.output()).as("%s", done).isEqualTo("there and back");
    }

    private Completed openBsd(String version) {
        String port = String.valueOf(destination.port());
        return Peer.named("nc.openbsd").run(input, "-N", "-X", version, "-x", text(gateway.open()), "127.0.0.1", port);
    }
}
