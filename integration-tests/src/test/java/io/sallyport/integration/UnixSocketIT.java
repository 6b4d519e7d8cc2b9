package io.sallyport.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.SocksOctets;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients of this machine that come by a Unix-domain socket. */
class UnixSocketIT {
    private static final String NOBODY = "65534";

    /** Enough for the path of a socket, which has no room for those of test folders, and open to other users. */
    private static Path sockets;

    @TempDir
    private static Path folder;

    private static AssembledGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        sockets = Files.createTempDirectory(
                "sally", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(sockets, PosixFilePermissions.fromString("rwxr-xr-x"));
        GatewayHome home = GatewayHome.in(folder);
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                  own: {unix: %1$s/own.sock}
                  everybody: {unix: %1$s/everybody.sock, mode: '0666', socks4: true}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                udp: {}
                abuse-control: {lockout: {failures: 0}}
                """.formatted(sockets));
        gateway = AssembledGateway.start(home);
        gateway.awaitLog("listener everybody listens on unix:" + sockets + "/everybody.sock");
    }

    @AfterAll
    static void stopAndFindNothingLeft() throws IOException {
        if (gateway != null) {
            gateway.close();
        }
        Files.deleteIfExists(sockets.resolve("taken"));
        Files.delete(sockets);
    }

    private static Completed fetch(List<String> before, String socket, Destination site) {
        Peer curl = Peer.named("curl");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                curl.program().toString(),
                "--silent",
                "--show-error",
                "--max-time",
                "20",
                "--proxy",
                "socks5h://localhost" + sockets.resolve(socket),
                "http://127.0.0.1:" + site.port() + "/"));
        return Peer.complete(new ProcessBuilder(command));
    }

    private static List<String> asNobody() {
        assumeTrue(System.getProperty("user.name").equals("root"), "not root: no other user");
        String setpriv = Peer.named("setpriv").program().toString();
        return List.of(setpriv, "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    @Test
    void curlComesThrough() throws IOException {
        try (Destination site = Destination.that(Conducts.page("here"))) {
            Completed fetched = fetch(List.of(), "own.sock", site);

            assertThat(fetched.exitCode()).as(fetched.toString()).isZero();
            JsonNode record = gateway.audit().awaitRecordOfPort(site.port());
            assertThat(record.at("/client/address").asString()).matches("unix:uid=[0-9]+,pid=[0-9]+");
            assertThat(record.at("/local/address").asString()).isEqualTo("unix:" + sockets + "/own.sock");
            assertThat(record.at("/listener").asString()).isEqualTo("own");
        }
    }

    @Test
    void theModeKeepsAnotherUserOut() throws IOException {
        try (Destination site = Destination.that(Conducts.page("here"))) {
            assertThat(fetch(asNobody(), "own.sock", site).exitCode()).isNotZero();
            assertThat(site.accepted()).isZero();

            Completed fetched = fetch(asNobody(), "everybody.sock", site);

            assertThat(fetched.exitCode()).as(fetched.toString()).isZero();
            assertThat(gateway.audit()
                            .awaitRecordOfPort(site.port())
                            .at("/client/address")
                            .asString())
                    .startsWith("unix:uid=" + NOBODY + ",pid=");
        }
    }

    @Test
    void ncatEndsItsDirectionAndGetsTheOther() throws IOException {
        Peer ncat = Peer.named("ncat");
        try (Destination echo = Destination.that(Conducts.echo())) {
            Path input = Files.write(
                    folder.resolve("input"),
                    SocksOctets.joined(
                            SocksOctets.methods(0), SocksOctets.connect(echo.address()), "hello".getBytes(US_ASCII)));

            Completed done =
                    ncat.run(input, "-U", sockets.resolve("everybody.sock").toString());

            assertThat(done.output()).endsWith("hello");
        }
    }

    @Test
    void whatStandsInTheWayIsNamedAndStays() throws IOException {
        Path taken = Files.writeString(sockets.resolve("taken"), "precious");
        GatewayHome home = GatewayHome.in(folder.resolve("other"));
        home.write(home.configurationFile(), """
                listeners: {local: {unix: %s}}
                methods: {none: {}, password: {users-file: users.yaml}}
                """.formatted(taken));
        home.write(home.policyFile(), """
                authentication: [{name: by-nothing, methods: [none]}]
                rules: [{name: everywhere, action: permit}]
                """);

        Completed run = Program.run("run", "--config", home.configurationFile().toString());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output() + run.error())
                .contains("listener local: cannot listen on unix:" + taken + ": " + taken
                        + " is there and is no socket (expected: nothing, or a socket that nobody listens on); it is"
                        + " left alone");
        assertThat(taken).hasContent("precious");
    }
}
