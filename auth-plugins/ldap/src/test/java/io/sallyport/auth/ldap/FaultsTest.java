package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.LoginsConfig;
import io.sallyport.auth.ldap.config.ServerOrder;
import io.sallyport.auth.ldap.config.TlsConfig;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.Fault;
import io.sallyport.core.spi.auth.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Health DOWN = new Health.Down(ReasonCode.of("directory-unavailable"));

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Client healthy(Settings settings) throws Exception {
        Client client = new Client(settings);
        assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
        return client;
    }

    private static void awaitHealth(Client client, Health health) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> client.method.health().equals(health));
    }

    @Test
    void saysThatTheDirectoryIsDownAndFailsAtOnce() throws Exception {
        try (Client client = new Client(new Settings("ldap://127.0.0.1:" + freePort()))) {
            awaitHealth(client, DOWN);
            long before = System.nanoTime();

            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        }
    }

    /** Or an outage would keep out everybody who tries while it lasts. */
    @Test
    void aDirectoryThatIsDownIsNoFaultOfTheClients() throws Exception {
        try (Client client = new Client(new Settings("ldap://127.0.0.1:" + freePort()))) {
            awaitHealth(client, DOWN);

            AuthenticationStep step = client.begin("alice", "alice-secret").get(20, TimeUnit.SECONDS);

            assertThat(((AuthenticationStep.Refused) step).fault()).isEqualTo(Fault.GATEWAY);
        }
    }

    @Test
    void recoversWhenTheDirectoryIsBack() throws Exception {
        int port = freePort();
        try (Client client = new Client(new Settings("ldap://127.0.0.1:" + port))) {
            awaitHealth(client, DOWN);
            try (TestDirectory directory = TestDirectory.at(port)) {
                awaitHealth(client, Health.UP);

                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
                assertThat(directory.userBinds()).hasSize(1);
            }
        }
    }

    @Test
    void doesNotNoticeThatAnIdleConnectionHasDied() throws Exception {
        TestDirectory directory = TestDirectory.plain();
        try (Client client = healthy(Settings.of(directory))) {
            directory.server.closeAllConnections(false);

            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            assertThat(client.logIn("alice", "wrong")).isEqualTo("bad-password");
        } finally {
            directory.close();
        }
    }

    @Test
    void givesNoVerdictWhenTheServerDiesInTheMiddleOfABind() throws Exception {
        TestDirectory directory = TestDirectory.plain();
        directory.beforeBinds(name -> {
            if (name.startsWith("uid=")) {
                directory.server.closeAllConnections(false);
            }
        });
        try (Client client = new Client(Settings.of(directory))) {
            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-unavailable");
        } finally {
            directory.close();
        }
    }

    @Test
    void takesTheNextServerWhenTheFirstIsDown() throws Exception {
        try (TestDirectory second = TestDirectory.plain();
                Client client = new Client(
                        new Settings("ldap://127.0.0.1:" + freePort(), "ldap://127.0.0.1:" + second.port()))) {
            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            assertThat(client.method.health()).isEqualTo(Health.UP);
        }
    }

    @Test
    void spreadsConnectionsOverServersInTurn() throws Exception {
        try (TestDirectory first = TestDirectory.plain();
                TestDirectory second = TestDirectory.plain()) {
            Settings settings = new Settings("ldap://127.0.0.1:" + first.port(), "ldap://127.0.0.1:" + second.port());
            settings.order = ServerOrder.ROUND_ROBIN;
            try (Client client = new Client(settings)) {
                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            }
            assertThat(first.searches.stream().filter("(uid=alice)"::equals).count()
                            + second.searches.stream()
                                    .filter("(uid=alice)"::equals)
                                    .count())
                    .isEqualTo(1);
            assertThat(first.userBinds().size() + second.userBinds().size()).isEqualTo(1);
            assertThat(first.userBinds().size() == 1)
                    .as("search and bind are connections of different servers")
                    .isNotEqualTo(first.searches.contains("(uid=alice)"));
        }
    }

    @Test
    void givesUpOnAServerThatAcceptsAndNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Settings settings = new Settings("ldap://127.0.0.1:" + silent.getLocalPort());
            settings.responseTimeout = Duration.ofMillis(200);
            try (Client client = new Client(settings)) {
                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-unavailable");
                awaitHealth(client, DOWN);
            }
        }
    }

    @Test
    void givesUpOnAServerThatNeverEndsItsTlsHandshake() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Settings settings = new Settings("ldaps://127.0.0.1:" + silent.getLocalPort());
            settings.connectTimeout = Duration.ofMillis(300);
            try (Client client = new Client(settings)) {
                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-unavailable");
            }
        }
    }

    @Test
    void givesUpOnAServerThatAgreesToStartTlsAndThenIsSilent() throws Exception {
        byte[] agreed = HexFormat.of().parseHex("300c02010178070a010004000400");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture.runAsync(() -> agree(server, agreed));
            Settings settings = new Settings("ldap://127.0.0.1:" + server.getLocalPort());
            settings.tls = new TlsConfig(Optional.empty(), true, false);
            settings.connectTimeout = Duration.ofMillis(300);
            try (Client client = new Client(settings)) {
                assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-unavailable");
            }
        }
    }

    private static void agree(ServerSocket server, byte[] agreed) {
        List<Socket> open = new ArrayList<>();
        try {
            while (true) {
                Socket connection = server.accept();
                open.add(connection);
                connection.getInputStream().readNBytes(2);
                connection.getOutputStream().write(agreed);
            }
        } catch (IOException closed) {
            open.forEach(FaultsTest::close);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void doesNotTryARefusedServiceAccountAgainAndAgain() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            Settings settings = Settings.of(directory);
            settings.service = Optional.of(Settings.service("wrong"));
            try (Client client = new Client(settings)) {
                awaitHealth(client, new Health.Down(ReasonCode.of("directory-service-account-refused")));
                int tried = directory.binds.size();
                for (int i = 0; i < 5; i++) {
                    assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-service-account-refused");
                }
                assertThat(directory.binds).hasSize(tried);
            }
        }
    }

    @Test
    void refusesAtOnceWhenTooManyLoginsWait() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (TestDirectory directory = TestDirectory.plain()) {
            Settings settings = Settings.of(directory);
            settings.logins = new LoginsConfig(1, 1, 1, Duration.ofSeconds(20), Duration.ZERO);
            directory.beforeSearches(filter -> hold(filter, answer));
            try (Client client = new Client(settings)) {
                List<CompletableFuture<AuthenticationStep>> logins = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    logins.add(client.begin("alice", "alice-secret"));
                }
                assertThat(Client.result(logins.get(2))).isEqualTo("too-many-logins-waiting");
                answer.countDown();
                assertThat(Client.result(logins.get(0))).isEqualTo("alice");
                assertThat(Client.result(logins.get(1))).isEqualTo("alice");
            }
        }
    }

    @Test
    void givesNoVerdictWhenEveryConnectionIsInUse() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        try (TestDirectory directory = TestDirectory.plain()) {
            Settings settings = Settings.of(directory);
            settings.bindPool = 1;
            settings.responseTimeout = Duration.ofSeconds(1);
            directory.beforeBinds(name -> hold(name, answer));
            try (Client client = new Client(settings)) {
                List<CompletableFuture<AuthenticationStep>> logins =
                        List.of(client.begin("alice", "alice-secret"), client.begin("bob", "bob-secret"));
                List<String> results = new ArrayList<>();
                for (CompletableFuture<AuthenticationStep> login : logins) {
                    results.add(Client.result(login));
                }
                assertThat(results).isSubsetOf("directory-connections-exhausted", "directory-unavailable");
            } finally {
                answer.countDown();
            }
        }
    }

    private static void hold(String subject, CountDownLatch answer) throws LDAPException {
        try {
            if (subject.contains("uid=") && !answer.await(20, TimeUnit.SECONDS)) {
                throw new LDAPException(ResultCode.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysUnavailableForAServerThatIsBusy() throws Exception {
        try (TestDirectory directory = TestDirectory.plain();
                Client client = new Client(Settings.of(directory))) {
            directory.beforeBinds(name -> {
                if (name.startsWith("uid=")) {
                    throw new LDAPException(ResultCode.BUSY);
                }
            });

            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-unavailable");
        }
    }
}
