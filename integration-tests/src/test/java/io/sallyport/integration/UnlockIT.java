package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator unlocks while the gateway runs; without epoll, as all other tests are with it. */
@Timeout(180)
class UnlockIT {
    private static final String HERE = "127.0.0.2";
    private static final String ELSEWHERE = "127.0.0.3";
    private static final String NOT_EXEMPT = "127.0.0.9";
    private static final String NOBODY = "65534";
    private static final int FAILURES = 3;

    @TempDir
    private Path folder;

    /** Enough for the path of a socket, and open to other users. */
    private Path sockets;

    private GatewayHome home;
    private AssembledGateway gateway;

    @BeforeEach
    void start() throws IOException {
        sockets = Files.createTempDirectory("sally");
        Files.setPosixFilePermissions(sockets, PosixFilePermissions.fromString("rwxr-xr-x"));
        home = GatewayHome.in(folder)
                .abuseControl("{exempt: [127.0.0.0/30], lockout: {failures: " + FAILURES + ", duration: 1h}}")
                .append("""
                        control: {unix: %s/control.sock}
                        runtime: {transport: nio}
                        """.formatted(sockets));
        gateway = AssembledGateway.start(home);
        gateway.awaitLog("control listens on unix:" + control());
    }

    @AfterEach
    void stopAndFindNothingLeft() throws IOException {
        gateway.close();
        Files.delete(sockets);
    }

    private Path control() {
        return sockets.resolve("control.sock");
    }

    private boolean isAccepted(String source, String user, String password) {
        try (RawClient client = RawClient.from(source, gateway.locked())) {
            return client.authenticate(user, password);
        } catch (IOException closed) {
            return false;
        }
    }

    private void guess(String source, String user) {
        for (int i = 0; i < FAILURES; i++) {
            assertThat(isAccepted(source, user, "guess-" + i)).isFalse();
        }
    }

    private Completed sallyport(String command, String... arguments) {
        String file = home.configurationFile().toString();
        return Program.run(Stream.concat(Stream.of(command, "--config", file), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void anAccountIsUnlockedAndCanComeInAtOnce() {
        guess(HERE, "Alice");
        guess(ELSEWHERE, USER);
        guess(HERE, "$(Reboot)");
        assertThat(isAccepted(HERE, USER, PASSWORD)).isFalse();

        Completed locks = sallyport("locks");
        assertThat(locks.exitCode()).as("%s", locks).isZero();
        assertThat(locks.output().lines().skip(1).map(line -> line.replaceAll(" +[0-9hms]+  ", " ")))
                .containsExactlyInAnyOrder(
                        HERE + " account alice", ELSEWHERE + " account alice", HERE + " account '$(reboot)'");

        Completed unlocked = sallyport("unlock", "ALICE", "--source", HERE);
        assertThat(unlocked.exitCode()).as("%s", unlocked).isZero();
        assertThat(unlocked.output()).isEqualTo("unlocked 'ALICE' for 1 source\n");
        assertThat(isAccepted(HERE, USER, PASSWORD)).isTrue();
        assertThat(isAccepted(ELSEWHERE, USER, PASSWORD)).isFalse();

        Completed again = sallyport("unlock", USER, "--source", HERE);
        assertThat(again.exitCode()).as("%s", again).isEqualTo(3);
        assertThat(again.error()).contains("alice has no lock of its own for " + HERE);
        assertThat(sallyport("unlock", USER).exitCode()).isZero();
        assertThat(isAccepted(ELSEWHERE, USER, PASSWORD)).isTrue();

        JsonNode record =
                gateway.audit().await(each -> each.at("/account").asString().equals("ALICE"));
        assertThat(record.at("/event").asString()).isEqualTo("operator-command");
        assertThat(record.at("/command").asString()).isEqualTo("unlock");
        assertThat(record.at("/operator").asString()).matches("unix:uid=[0-9]+");
        assertThat(record.at("/source").asString()).isEqualTo(HERE);
        assertThat(record.at("/lifted").asInt()).isEqualTo(1);
        assertThat(gateway.log()).contains(" told to unlock 'ALICE', sources " + HERE + ": 1 lifted");
    }

    @Test
    void aSourceIsForgiven() {
        guess(NOT_EXEMPT, "bob");
        guess(NOT_EXEMPT, "carol");
        assertThat(isAccepted(NOT_EXEMPT, USER, PASSWORD)).isFalse();
        assertThat(sallyport("locks").output()).contains("every connection (forgive)");

        Completed forgiven = sallyport("forgive", NOT_EXEMPT);

        assertThat(forgiven.exitCode()).as("%s", forgiven).isZero();
        assertThat(isAccepted(NOT_EXEMPT, USER, PASSWORD)).isTrue();
        assertThat(sallyport("forgive", NOT_EXEMPT).exitCode()).isEqualTo(3);
    }

    @Test
    void otherUsersUnlockNothing() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "not root: no other user");
        guess(HERE, USER);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(control())))
                .isEqualTo("rw-------");
        assertThat(asNobody().exitCode()).isNotZero();

        Files.setPosixFilePermissions(control(), PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(asNobody().output()).endsWith("done refused\n");
        assertThat(gateway.log()).contains("neither root nor the gateway's own are refused");
        assertThat(isAccepted(HERE, USER, PASSWORD)).isFalse();
    }

    /** Whoever is refused is told so before he has said anything. */
    private Completed asNobody() {
        return Peer.complete(new ProcessBuilder(
                Peer.named("setpriv").program().toString(),
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                Peer.named("ncat").program().toString(),
                "--recv-only",
                "-U",
                control().toString()));
    }

    @Test
    void aWrongCommandLineIsNoCommand() {
        assertThat(sallyport("unlock").exitCode()).isEqualTo(2);
        assertThat(sallyport("unlock", "--others", USER).exitCode()).isEqualTo(2);
        assertThat(sallyport("forgive", "office").error()).contains("source: 'office' is no address");
    }
}
