package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.ldap.config.LoginsConfig;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.UsernamePasswordMessages;
import io.sallyport.core.testing.SettableClock;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbandonedLoginsTest {
    private final CountDownLatch searched = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final SettableClock steady = new SettableClock();
    private TestDirectory directory;

    @BeforeEach
    void start() throws Exception {
        directory = TestDirectory.plain();
        directory.beforeSearches(filter -> {
            if (filter.equals("(uid=alice)")) {
                searched.countDown();
                DeadlinesTest.await(answer);
            }
        });
    }

    @AfterEach
    void stop() {
        answer.countDown();
        directory.close();
    }

    private Settings oneAtATime() {
        Settings settings = Settings.of(directory);
        settings.logins = new LoginsConfig(1, 10, 10, Duration.ofSeconds(20), Duration.ZERO);
        return settings;
    }

    private static CompletableFuture<AuthenticationStep> begin(AuthenticationExchange exchange, String user)
            throws Exception {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        byte[] password = (user + "-secret").getBytes(StandardCharsets.UTF_8);
        return exchange.onMessage(ByteBuffer.wrap(UsernamePasswordMessages.login(name, password)))
                .toCompletableFuture();
    }

    @Test
    void tryNoPasswordOfAClientThatLeavesDuringTheSearch() throws Exception {
        try (Client client = new Client(oneAtATime())) {
            AuthenticationExchange exchange = client.exchange();
            begin(exchange, "alice");
            DeadlinesTest.await(searched);
            exchange.close();
            answer.countDown();

            assertThat(client.logIn("bob", "bob-secret")).isEqualTo("bob");
            assertThat(directory.userBinds()).noneMatch(name -> name.startsWith("uid=alice"));
        }
    }

    @Test
    void tryNoPasswordOfAClientThatLeavesDuringADirectBind() throws Exception {
        Settings settings = oneAtATime().bindAs("uid={user}," + TestDirectory.PEOPLE);
        settings.service = Optional.empty();
        try (Client client = new Client(settings)) {
            directory.beforeBinds(name -> {
                searched.countDown();
                DeadlinesTest.await(answer);
            });
            CompletableFuture<AuthenticationStep> runs = client.begin("alice", "alice-secret");
            DeadlinesTest.await(searched);
            AuthenticationExchange exchange = client.exchange();
            begin(exchange, "bob");
            exchange.close();
            answer.countDown();
            runs.get(20, TimeUnit.SECONDS);

            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            assertThat(directory.userBinds()).noneMatch(name -> name.startsWith("uid=bob"));
        }
    }

    @Test
    void askNothingForAClientThatLeavesWhileItWaits() throws Exception {
        try (Client client = new Client(oneAtATime())) {
            CompletableFuture<AuthenticationStep> runs = client.begin("alice", "alice-secret");
            DeadlinesTest.await(searched);
            AuthenticationExchange exchange = client.exchange();
            begin(exchange, "bob");
            exchange.close();
            answer.countDown();
            runs.get(20, TimeUnit.SECONDS);

            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            assertThat(directory.searches).doesNotContain("(uid=bob)");
        }
    }

    @Test
    void askNothingForAnAccountThatWasLockedWhileItWaited() throws Exception {
        AtomicBoolean locked = new AtomicBoolean();
        try (Client client = new Client(oneAtATime())) {
            client.begin("alice", "alice-secret");
            DeadlinesTest.await(searched);
            CompletableFuture<AuthenticationStep> waits = begin(client.exchange(locked::get), "bob");
            locked.set(true);
            answer.countDown();

            assertThat(Client.result(waits)).isEqualTo("account-locked-for-source");
            assertThat(directory.searches).doesNotContain("(uid=bob)");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void askNothingForWhoHasWaitedTooLong(boolean late) throws Exception {
        try (Client client = new Client(oneAtATime(), steady)) {
            client.begin("alice", "alice-secret");
            DeadlinesTest.await(searched);
            CompletableFuture<AuthenticationStep> waits = client.begin("bob", "bob-secret");
            steady.advance(Duration.ofSeconds(late ? 21 : 19));
            answer.countDown();

            assertThat(Client.result(waits)).isEqualTo(late ? "login-waited-too-long" : "bob");
        }
    }

    @Test
    void lookUpNoGroupsOfWhoHasWaitedTooLong() throws Exception {
        try (Client client = new Client(oneAtATime(), steady)) {
            client.groupsOf("alice");
            DeadlinesTest.await(searched);
            var waits = client.groupsOf("bob").toCompletableFuture();
            steady.advance(Duration.ofSeconds(21));
            answer.countDown();

            assertThat(waits)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .withMessageContaining("waited longer");
        }
    }
}
