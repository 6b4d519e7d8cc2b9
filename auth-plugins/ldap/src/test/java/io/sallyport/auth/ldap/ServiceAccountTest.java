package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.ServerOrder;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceAccountTest {
    private static final String REFUSED = "directory-service-account-refused";
    private static final Health DOWN = new Health.Down(ReasonCode.of(REFUSED));

    private final SettableClock clock = new SettableClock();
    private TestDirectory first;
    private TestDirectory second;

    @BeforeEach
    void start() throws Exception {
        first = TestDirectory.plain();
        second = TestDirectory.plain();
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    private Settings settings(String password) {
        Settings settings = new Settings("ldap://127.0.0.1:" + first.port(), "ldap://127.0.0.1:" + second.port());
        settings.service = Optional.of(Settings.service(password));
        settings.order = ServerOrder.ROUND_ROBIN;
        return settings;
    }

    private int tries() {
        return first.serviceBinds() + second.serviceBinds();
    }

    private static void awaitHealth(Client client, Health health) {
        await().atMost(20, TimeUnit.SECONDS).until(() -> client.method.health().equals(health));
    }

    @Test
    void isTriedOnceOverAllServersHoweverManyLogIn() throws Exception {
        try (Client client = new Client(settings("wrong"), clock)) {
            List<CompletableFuture<AuthenticationStep>> logins = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                logins.add(client.begin("alice", "alice-secret"));
            }
            for (CompletableFuture<AuthenticationStep> login : logins) {
                assertThat(Client.result(login)).isEqualTo(REFUSED);
            }
            awaitHealth(client, DOWN);

            assertThat(tries()).isEqualTo(1);
        }
    }

    @Test
    void isTriedAgainAfterAMinute() throws Exception {
        try (Client client = new Client(settings("wrong"), clock)) {
            awaitHealth(client, DOWN);
            clock.advance(Duration.ofSeconds(59));
            assertThat(client.logIn("alice", "alice-secret")).isEqualTo(REFUSED);
            assertThat(tries()).isEqualTo(1);
            clock.advance(Duration.ofSeconds(2));

            await().atMost(20, TimeUnit.SECONDS).until(() -> tries() == 2);
        }
    }

    @Test
    void isTriedElsewhereNextTimeAsOneServerMayNotKnowANewPassword() throws Exception {
        first.beforeBinds(name -> {
            if (name.equals(TestDirectory.SERVICE)) {
                throw new LDAPException(ResultCode.INVALID_CREDENTIALS);
            }
        });
        try (Client client = new Client(settings(TestDirectory.SERVICE_PASSWORD), clock)) {
            awaitHealth(client, DOWN);
            clock.advance(Duration.ofSeconds(61));

            awaitHealth(client, Health.UP);
        }
    }

    @Test
    void isTriedOnceByATestOfALogin() throws Exception {
        try (Client client = new Client(settings("wrong"), clock)) {
            client.method.test(new PasswordCredentials("alice", new byte[] {1}), step -> {});
            client.method.test(new PasswordCredentials("alice", new byte[] {1}), step -> {});

            assertThat(tries()).isEqualTo(1);
        }
    }

    private void refuseAndStep(Client client, Duration step, int expected) throws Exception {
        awaitHealth(client, DOWN);
        clock.advance(step);
        client.method.test(new PasswordCredentials("alice", new byte[] {1}), each -> {});
        assertThat(tries()).isEqualTo(expected);
    }

    @Test
    void isTriedLessAndLessOften() throws Exception {
        try (Client client = new Client(settings("wrong"), clock)) {
            awaitHealth(client, DOWN);
            clock.advance(Duration.ofSeconds(61));
            await().atMost(20, TimeUnit.SECONDS).until(() -> tries() == 2);
            refuseAndStep(client, Duration.ofSeconds(119), 2);
            clock.advance(Duration.ofSeconds(2));

            await().atMost(20, TimeUnit.SECONDS).until(() -> tries() == 3);
        }
    }

    @Test
    void isLeftAloneForAnHourWhileItIsLocked() throws Exception {
        for (TestDirectory directory : List.of(first, second)) {
            directory.beforeBinds(name -> {
                throw new LDAPException(
                        ResultCode.INVALID_CREDENTIALS, "comment: AcceptSecurityContext error, data 775, v4f7c");
            });
        }
        try (Client client = new Client(settings("wrong"), clock)) {
            refuseAndStep(client, Duration.ofMinutes(59), 1);
            clock.advance(Duration.ofMinutes(2));

            await().atMost(20, TimeUnit.SECONDS).until(() -> tries() == 2);
        }
    }
}
