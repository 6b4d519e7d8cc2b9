package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.client.SocksOctets;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The users file while the gateway runs. */
class UsersFileIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private static GatewayHome home;

    @BeforeAll
    static void start() {
        home = GatewayHome.in(folder);
        gateway = AssembledGateway.start(home);
    }

    @AfterEach
    void restore() {
        home.users("");
        await().until(() -> isAccepted(USER, PASSWORD));
    }

    private static boolean isAccepted(String user, String password) throws IOException {
        try (RawClient client = RawClient.of(gateway.locked())) {
            client.send(SocksOctets.methods(2), SocksOctets.credentials(user, password));
            client.receive(2);
            return client.receive(2)[1] == 0;
        }
    }

    /** What the command prints for a user. */
    private static String entry(String user, String password, String options) throws IOException {
        Path input = Files.writeString(folder.resolve("password"), password + "\n");
        ProcessBuilder command = Program.command(List.of(), "hash-password", "--user", user);
        command.command().addAll(List.of(options.split(" ")));
        Completed done = Peer.complete(command.redirectInput(input.toFile()));
        assertThat(done.exitCode()).as("%s", done).isZero();
        return done.output();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--iterations 3", "--bcrypt"})
    void aNewUserIsAcceptedWithoutARestart(String options) throws IOException {
        home.users(entry("bob", "bob-secret", options));

        await().until(() -> isAccepted("bob", "bob-secret"));
        assertThat(isAccepted("bob", "wrong")).isFalse();
    }

    @Test
    void aUserWhoIsGoneIsRefused() {
        home.write(home.usersFile(), "users: {}\n");

        await().until(() -> !isAccepted(USER, PASSWORD));
    }

    @Test
    void aBrokenFileKeepsTheUsersFromBefore() throws IOException {
        home.write(home.usersFile(), "users: {alice: {password: nonsense}}\n");

        await().until(() -> isAccepted(USER, PASSWORD) && gateway.log().contains("keeps the users from before, 1"));
    }
}
