package io.sallyport.auth.password;

import static io.sallyport.core.spi.auth.UsernamePasswordMessages.login;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.QueueingExecutor;
import io.sallyport.core.spi.auth.UsernamePasswordMethod;
import io.sallyport.core.testing.SettableClock;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Clients that nobody knows must not keep those out that have a password. */
class FloodTest {
    private static final int MANY = 1_000;

    private final QueueingExecutor executor = new QueueingExecutor();
    private final List<String> hashed = new ArrayList<>();
    private final Users users =
            new Users(List.of(new User("alice", Argon2Cost.DEFAULT.decoy(new SecureRandom()), Set.of(), false)));
    private final UsernamePasswordMethod method = new UsernamePasswordMethod(new FilePasswordVerifier(
            () -> users, new HashingQueue(executor, 2, 64, 8), this::hash, new SettableClock()));

    @Test
    void clientsOfOneSourceThatLeaveDoNotKeepAnotherOut() throws Exception {
        for (int i = 0; i < MANY; i++) {
            AuthenticationExchange exchange = begin("198.51.100.1");
            assertThat(send(exchange, "flood")).isNotCancelled();
            exchange.close();
        }

        assertThat(loginFrom("192.0.2.1")).isInstanceOf(AuthenticationStep.Accepted.class);
    }

    @Test
    void clientsThatLeaveAreNotHashedFor() throws Exception {
        clientsOfOneSourceThatLeaveDoNotKeepAnotherOut();

        assertThat(hashed).containsExactly("right");
    }

    @Test
    void clientsOfManySourcesThatLeaveDoNotKeepAnotherOut() throws Exception {
        for (int i = 0; i < MANY; i++) {
            AuthenticationExchange exchange = begin("198.51.100." + i % 250);
            assertThat(send(exchange, "flood")).isNotCancelled();
            exchange.close();
        }

        assertThat(loginFrom("192.0.2.1")).isInstanceOf(AuthenticationStep.Accepted.class);
        assertThat(hashed).containsExactly("right");
    }

    @Test
    void clientsOfOneSourceThatStayDoNotKeepAnotherWaiting() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(send(begin("198.51.100.1"), "flood")).isNotCancelled();
        }

        assertThat(loginFrom("192.0.2.1")).isInstanceOf(AuthenticationStep.Accepted.class);
        assertThat(hashed.indexOf("right")).isLessThan(3);
    }

    @Test
    void clientsOfOneSourceAreToldThatItHasTooMany() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(send(begin("2001:db8::" + i), "flood")).isNotDone();
        }

        assertThat(send(begin("2001:db8::ffff"), "flood"))
                .isCompletedWithValueMatching(step -> step instanceof AuthenticationStep.Refused refused
                        && refused.reason().equals(ReasonCode.of("password-hashing-overloaded-from-source")));
    }

    @Test
    void aClientThatLeftIsRefusedWithoutAHash() throws Exception {
        AuthenticationExchange exchange = begin("198.51.100.1");
        CompletableFuture<AuthenticationStep> step = send(exchange, "flood");
        exchange.close();
        executor.runAll();

        assertThat(step)
                .isCompletedWithValueMatching(end -> end instanceof AuthenticationStep.Refused refused
                        && refused.reason().equals(ReasonCode.of("password-verification-abandoned")));
    }

    private AuthenticationStep loginFrom(String address) throws Exception {
        CompletableFuture<AuthenticationStep> step = send(begin(address), "right");
        executor.runAll();
        return step.join();
    }

    private AuthenticationExchange begin(String address) {
        InetSocketAddress client = new InetSocketAddress(address, 40000);
        InetSocketAddress local = new InetSocketAddress("192.0.2.254", 1080);
        return method.begin(new ExchangeStart(
                new ClientInfo("session-1", "main", client, local, Optional.empty()), Set.of(ProtectionLevel.NONE)));
    }

    private static CompletableFuture<AuthenticationStep> send(AuthenticationExchange exchange, String password)
            throws Exception {
        return exchange.onMessage(ByteBuffer.wrap(login("alice", password))).toCompletableFuture();
    }

    private boolean hash(PasswordHash hash, byte[] password) {
        String text = new String(password, UTF_8);
        hashed.add(text);
        return text.equals("right");
    }
}
