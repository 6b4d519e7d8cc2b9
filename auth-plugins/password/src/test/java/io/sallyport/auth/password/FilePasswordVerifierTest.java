package io.sallyport.auth.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Fault;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.PasswordVerdict;
import io.sallyport.core.spi.auth.QueueingExecutor;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FilePasswordVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
    private static final Argon2Cost LIGHT = new Argon2Cost(7_168, 5, 1);

    private final QueueingExecutor executor = new QueueingExecutor();
    private final List<PasswordHash> hashed = new ArrayList<>();
    private final Users users = new Users(List.of(
            user("alice", Argon2Cost.DEFAULT, false),
            user("bob", Argon2Cost.DEFAULT, false),
            user("carol", LIGHT, false),
            user("mallory", LIGHT, true)));

    @Test
    void acceptsTheRightPassword() {
        assertThat(verdictOn("alice", "right"))
                .isEqualTo(new PasswordVerdict.Accepted(Identity.of("alice", Groups.of(Set.of("staff")), NOW)));
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(verdictOn("alice", "wrong")).isEqualTo(refused("bad-password"));
    }

    @Test
    void refusesAnUnknownUserWithAnyPassword() {
        assertThat(verdictOn("nobody", "right")).isEqualTo(refused("unknown-user"));
    }

    @Test
    void refusesADisabledAccountWithTheRightPassword() {
        assertThat(verdictOn("mallory", "right")).isEqualTo(refused("account-disabled"));
    }

    @Test
    void doesNotTellADisabledAccountToAWrongPassword() {
        assertThat(verdictOn("mallory", "wrong")).isEqualTo(refused("bad-password"));
    }

    @Test
    void comparesUserNamesExactly() {
        assertThat(verdictOn("Alice", "right")).isEqualTo(refused("unknown-user"));
    }

    @Test
    void hashesOnceWhateverTheVerdict() {
        for (String name : List.of("alice", "nobody", "mallory")) {
            hashed.clear();
            verdictOn(name, "wrong");
            assertThat(hashed).as(name).hasSize(1);
        }
    }

    @Test
    void hashesForAnUnknownUserWhatItsNameIsGiven() {
        for (String name : List.of("nobody", "someone", "anyone")) {
            hashed.clear();
            verdictOn(name, "wrong");
            assertThat(hashed).as(name).containsExactly(users.decoyFor(name));
        }
    }

    @Test
    void hashesNothingOnTheEventLoop() {
        CompletableFuture<PasswordVerdict> pending = verify(verifier(2, 2), "alice", "right");

        assertThat(pending).isNotDone();
        assertThat(hashed).isEmpty();
        executor.runAll();
        assertThat(pending).isDone();
    }

    @Test
    void refusesAtOnceWhenTooManyWait() {
        FilePasswordVerifier narrow = verifier(1, 1);
        CompletableFuture<PasswordVerdict> running = verify(narrow, "alice", "right");
        CompletableFuture<PasswordVerdict> waiting = verify(narrow, "alice", "right");

        assertThat(List.of(running, waiting)).noneMatch(CompletableFuture::isDone);
        assertThat(verify(narrow, "alice", "right")).isCompletedWithValue(noVerdict("password-hashing-overloaded"));
    }

    @Test
    void refusesAtOnceWhenTheBlockingExecutorIsFull() {
        executor.becomeFull();

        assertThat(verify(verifier(2, 2), "alice", "right"))
                .isCompletedWithValue(noVerdict("password-hashing-overloaded"));
    }

    @Test
    void failsTheStageWhenHashingFails() {
        FilePasswordVerifier broken = new FilePasswordVerifier(
                () -> users,
                new HashingQueue(executor, 1, 1, 2),
                (hash, password) -> {
                    throw new OutOfMemoryError("no memory");
                },
                Clock.fixed(NOW, ZoneOffset.UTC));

        CompletableFuture<PasswordVerdict> verdict = verify(broken, "alice", "right");
        executor.runAll();

        assertThat(verdict).isCompletedExceptionally();
    }

    private PasswordVerdict verdictOn(String name, String password) {
        CompletableFuture<PasswordVerdict> verdict = verify(verifier(2, 2), name, password);
        executor.runAll();
        return verdict.join();
    }

    private FilePasswordVerifier verifier(int running, int waiting) {
        return new FilePasswordVerifier(
                () -> users,
                new HashingQueue(executor, running, waiting, waiting + 1),
                this::hash,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private boolean hash(PasswordHash hash, byte[] password) {
        hashed.add(hash);
        return new String(password, UTF_8).equals("right");
    }

    private static CompletableFuture<PasswordVerdict> verify(
            FilePasswordVerifier verifier, String name, String password) {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 40000);
        ClientInfo client = new ClientInfo("session-1", "main", address, address, Optional.empty());
        return verifier.verify(client, new PasswordCredentials(name, password.getBytes(UTF_8)))
                .toCompletableFuture();
    }

    /** Which must not count against the client. */
    private static PasswordVerdict noVerdict(String reason) {
        return new PasswordVerdict.Refused(ReasonCode.of(reason), Fault.GATEWAY);
    }

    private static PasswordVerdict refused(String reason) {
        return new PasswordVerdict.Refused(ReasonCode.of(reason));
    }

    private static User user(String name, HashCost parameters, boolean disabled) {
        return new User(name, parameters.decoy(new SecureRandom()), Set.of("staff"), disabled);
    }
}
