package io.sallyport.core.spi.auth;

import static io.sallyport.core.spi.auth.UsernamePasswordMessages.failure;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.login;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.success;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernamePasswordExchangeTest {
    private static final Identity ALICE = Identity.of("alice", Groups.NONE, Instant.parse("2026-11-01T12:00:00Z"));

    private final HeldVerifier verifier = new HeldVerifier();
    private final AuthenticationMethod method = new UsernamePasswordMethod(verifier);
    private final AuthenticationExchange exchange = method.begin(start());

    @Test
    void isMethodX02() {
        assertThat(method.number()).isEqualTo(0x02);
    }

    @Test
    void waitsForTheClientToSpeak() {
        assertThat(exchange.start()).isEqualTo(AuthenticationStep.awaitMessage());
    }

    @Test
    void knowsTheLengthNotBeforeItKnowsBothLengths() throws Exception {
        byte[] message = login("alice", "secret");
        for (int received = 0; received <= message.length; received++) {
            int known = received <= 2 + "alice".length() ? AuthenticationExchange.UNKNOWN : message.length;
            assertThat(exchange.messageLength(ByteBuffer.wrap(message, 0, received)))
                    .as("%d octets", received)
                    .isEqualTo(known);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 3", "1, 1, 5", "255, 255, 513", "0, 255, 258", "255, 0, 258"})
    void knowsTheLengthOfTheShortestAndTheLongestMessage(int name, int password, int length) throws Exception {
        byte[] message = login("n".repeat(name), "p".repeat(password));

        assertThat(exchange.messageLength(ByteBuffer.wrap(message))).isEqualTo(length);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x02, 0x04, 0x05, 0xFF})
    void doesNotTakeAnotherVersion(int version) {
        ByteBuffer message = ByteBuffer.wrap(new byte[] {(byte) version});

        assertThatThrownBy(() -> exchange.messageLength(message))
                .isInstanceOfSatisfying(
                        MalformedMessageException.class,
                        e -> assertThat(e.reason()).isEqualTo(ReasonCode.of("password-bad-version")));
    }

    @Test
    void handsNameAndPasswordToTheVerifierOctetForOctet() throws Exception {
        send(login("\u00fcmit".getBytes(UTF_8), new byte[] {(byte) 0xFF, 0, 'a'}));

        assertThat(verifier.given().username()).isEqualTo("\u00fcmit");
        assertThat(verifier.given().password()).containsExactly(0xFF, 0, 'a');
    }

    @Test
    void answersAnAcceptedPasswordWithSuccess() throws Exception {
        CompletionStage<AuthenticationStep> step = send(login("alice", "secret"));
        verifier.answer(new PasswordVerdict.Accepted(ALICE));

        assertThat(stepOf(step))
                .isEqualTo(new AuthenticationStep.Accepted(ByteBuffer.wrap(success()), ALICE, MessageProtection.NONE));
    }

    @Test
    void answersARefusedPasswordWithFailureAndKeepsTheReason() throws Exception {
        CompletionStage<AuthenticationStep> step = send(login("alice", "secret"));
        verifier.answer(new PasswordVerdict.Refused(ReasonCode.of("account-locked")));

        assertThat(stepOf(step)).isEqualTo(refused("account-locked"));
    }

    @ParameterizedTest
    @CsvSource({"'', secret, empty-username", "alice, '', empty-password", "'', '', empty-username"})
    void refusesEmptyFieldsWithoutAskingTheVerifier(String name, String password, String reason) throws Exception {
        assertThat(stepOf(send(login(name, password)))).isEqualTo(refused(reason));
        assertThat(verifier.wasAsked()).isFalse();
    }

    @Test
    void refusesANameThatIsNoUtf8() throws Exception {
        byte[][] names = {
            {(byte) 0xFC},
            {'a', (byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {'a', (byte) 0xE2, (byte) 0x82}
        };
        for (byte[] name : names) {
            assertThat(stepOf(method.begin(start()).onMessage(message(login(name, new byte[] {'x'})))))
                    .as(Outcome.hex(name))
                    .isEqualTo(refused("username-not-printable-utf-8"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\0", "alice\r", "\u0085", "\u001b[0m"})
    void refusesANameWithControlCharacters(String name) throws Exception {
        assertThat(stepOf(send(login(name, "secret")))).isEqualTo(refused("username-not-printable-utf-8"));
    }

    @Test
    void wipesThePasswordWhenItIsVerified() throws Exception {
        CompletionStage<AuthenticationStep> step = send(login("alice", "secret"));
        byte[] password = verifier.given().password();
        verifier.answer(new PasswordVerdict.Accepted(ALICE));

        assertThat(stepOf(step)).isInstanceOf(AuthenticationStep.Accepted.class);
        assertThat(password).containsOnly(0);
    }

    @Test
    void wipesThePasswordWhenTheVerifierFails() throws Exception {
        CompletionStage<AuthenticationStep> step = send(login("alice", "secret"));
        byte[] password = verifier.given().password();
        verifier.fail(new IllegalStateException("broken"));

        assertThat(step.toCompletableFuture()).isCompletedExceptionally();
        assertThat(password).containsOnly(0);
    }

    @Test
    void failsTheStageWhenTheVerifierAnswersNull() throws Exception {
        CompletionStage<AuthenticationStep> step = send(login("alice", "secret"));
        verifier.answerNull();

        assertThat(step.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void wipesThePasswordWhenTheVerifierThrows() {
        PasswordCredentials[] given = new PasswordCredentials[1];
        AuthenticationExchange throwing = new UsernamePasswordMethod((client, credentials) -> {
                    given[0] = credentials;
                    throw new IllegalStateException("full");
                })
                .begin(start());

        assertThatThrownBy(() -> throwing.onMessage(message(login("alice", "secret"))))
                .isInstanceOf(IllegalStateException.class);
        throwing.close();

        assertThat(given[0].password()).containsOnly(0);
    }

    @Test
    @SuppressWarnings("NullAway") // A plugin that is compiled without it can answer null.
    void wipesThePasswordWhenTheVerifierAnswersNoStage() {
        PasswordCredentials[] given = new PasswordCredentials[1];
        AuthenticationExchange broken = new UsernamePasswordMethod((client, credentials) -> {
                    given[0] = credentials;
                    return null;
                })
                .begin(start());

        assertThatThrownBy(() -> broken.onMessage(message(login("alice", "secret"))))
                .isInstanceOf(NullPointerException.class);
        broken.close();

        assertThat(given[0].password()).containsOnly(0);
    }

    @Test
    void tellsTheVerifierWhenNobodyWaitsForItsVerdict() throws Exception {
        assertThat(send(login("alice", "secret")).toCompletableFuture()).isNotDone();
        assertThat(verifier.given().isAbandoned()).isFalse();

        exchange.close();

        assertThat(verifier.given().isAbandoned()).isTrue();
    }

    /** A directory would count the guesses that were sent before the lock, and are still waiting, against the account. */
    @Test
    void tellsTheVerifierWhenTheAccountWasLockedMeanwhile() throws Exception {
        AtomicBoolean locked = new AtomicBoolean();
        method.begin(start(locked)).onMessage(message(login("alice", "secret")));
        assertThat(verifier.given().isAbandoned()).isFalse();

        locked.set(true);
        assertThat(verifier.given().isAbandoned()).isTrue();

        locked.set(false);
        assertThat(verifier.given().isAbandoned()).as("once true, it stays so").isTrue();
    }

    @Test
    void saysThatTheAccountIsLockedWhereTheVerifierGaveUpForThat() throws Exception {
        AtomicBoolean locked = new AtomicBoolean();
        CompletionStage<AuthenticationStep> step =
                method.begin(start(locked)).onMessage(message(login("alice", "secret")));
        locked.set(true);

        verifier.answer(new PasswordVerdict.Refused(ReasonCode.of("abandoned"), Fault.GATEWAY));

        assertThat(stepOf(step)).isEqualTo(refused("account-locked-for-source"));
    }

    private static ExchangeStart start(AtomicBoolean locked) {
        return new ExchangeStart(start().client(), start().acceptableProtection(), new PasswordAttempts() {
            @Override
            public boolean isLocked(String username) {
                return locked.get();
            }

            @Override
            public void failed(String username) {}
        });
    }

    @Test
    void leavesAPasswordAloneThatIsBeingVerifiedWhenItIsClosed() throws Exception {
        CompletionStage<AuthenticationStep> step = send(login("alice", "secret"));

        exchange.close();

        assertThat(verifier.given().password()).isEqualTo("secret".getBytes(UTF_8));
        verifier.answer(new PasswordVerdict.Accepted(ALICE));
        assertThat(stepOf(step)).isInstanceOf(AuthenticationStep.Accepted.class);
        assertThat(verifier.given().password()).containsOnly(0);
    }

    @Test
    void keepsNothingOfTheMessage() throws Exception {
        byte[] octets = login("alice", "secret");
        CompletionStage<AuthenticationStep> step = exchange.onMessage(ByteBuffer.wrap(octets));
        Arrays.fill(octets, (byte) 0);

        assertThat(verifier.given().password()).isEqualTo("secret".getBytes(UTF_8));
        assertThat(step.toCompletableFuture()).isNotDone();
    }

    @Test
    void refusesForTheGatewayAsItRefusesItself() {
        assertThat(exchange.refusalReply()).isEqualTo(ByteBuffer.wrap(failure()));
    }

    private CompletionStage<AuthenticationStep> send(byte[] octets) throws MalformedMessageException {
        return exchange.onMessage(message(octets));
    }

    private static ByteBuffer message(byte[] octets) {
        return Delivery.buffer(octets);
    }

    private static AuthenticationStep stepOf(CompletionStage<AuthenticationStep> stage) {
        return stage.toCompletableFuture().join();
    }

    private static AuthenticationStep refused(String reason) {
        return new AuthenticationStep.Refused(ByteBuffer.wrap(failure()), ReasonCode.of(reason));
    }

    private static ExchangeStart start() {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 40000);
        ClientInfo client = new ClientInfo("session-1", "main", address, address, Optional.empty());
        return new ExchangeStart(client, Set.of(ProtectionLevel.NONE));
    }

    /** Keeps what it is asked until the test answers. */
    private static final class HeldVerifier implements PasswordVerifier {
        private final CompletableFuture<PasswordVerdict> verdict = new CompletableFuture<>();
        private Optional<PasswordCredentials> asked = Optional.empty();

        @Override
        public CompletionStage<PasswordVerdict> verify(ClientInfo client, PasswordCredentials credentials) {
            asked = Optional.of(credentials);
            return verdict;
        }

        boolean wasAsked() {
            return asked.isPresent();
        }

        PasswordCredentials given() {
            return asked.orElseThrow();
        }

        void answer(PasswordVerdict given) {
            assertThat(verdict.complete(given)).isTrue();
        }

        void answerNull() {
            assertThat(verdict.complete(null)).isTrue();
        }

        void fail(RuntimeException failure) {
            assertThat(verdict.completeExceptionally(failure)).isTrue();
        }
    }
}
