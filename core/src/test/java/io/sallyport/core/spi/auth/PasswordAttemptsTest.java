package io.sallyport.core.spi.auth;

import static io.sallyport.core.spi.auth.UsernamePasswordMessages.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** RFC 1929 counts what fails, whatever knows the passwords. */
class PasswordAttemptsTest {
    private static final PasswordVerdict RIGHT =
            new PasswordVerdict.Accepted(Identity.of("alice", Groups.NONE, Instant.EPOCH));
    private static final PasswordVerdict WRONG = new PasswordVerdict.Refused(ReasonCode.of("bad-password"));
    private static final PasswordVerdict DOWN =
            new PasswordVerdict.Refused(ReasonCode.of("directory-down"), Fault.GATEWAY);

    private final CompletableFuture<PasswordVerdict> verdict = new CompletableFuture<>();
    private final List<String> told = new ArrayList<>();
    private boolean locked;
    private int verified;

    private final PasswordAttempts attempts = new PasswordAttempts() {
        @Override
        public boolean isLocked(String username) {
            return locked;
        }

        @Override
        public void failed(String username) {
            told.add("failed " + username);
        }
    };

    private AuthenticationStep answered(PasswordVerdict given) throws MalformedMessageException {
        CompletableFuture<AuthenticationStep> step = begin().toCompletableFuture();
        verdict.complete(given);
        return step.join();
    }

    private CompletableFuture<AuthenticationStep> begin() throws MalformedMessageException {
        InetSocketAddress address = new InetSocketAddress("198.51.100.7", 40_000);
        ClientInfo client = new ClientInfo("s-1", "test", address, address, Optional.empty());
        AuthenticationExchange exchange = new UsernamePasswordMethod((asking, credentials) -> {
                    verified++;
                    return verdict;
                })
                .begin(new ExchangeStart(client, Set.of(ProtectionLevel.NONE), attempts));
        return exchange.onMessage(ByteBuffer.wrap(login("alice", "secret"))).toCompletableFuture();
    }

    @Test
    void countsAWrongPassword() throws Exception {
        assertThat(answered(WRONG)).isInstanceOf(AuthenticationStep.Refused.class);
        assertThat(told).containsExactly("failed alice");
    }

    @Test
    void aRightOneForgivesNothing() throws Exception {
        assertThat(answered(RIGHT)).isInstanceOf(AuthenticationStep.Accepted.class);
        assertThat(told).isEmpty();
    }

    @Test
    void countsNothingWhereNobodyCouldTell() throws Exception {
        AuthenticationStep.Refused refused = (AuthenticationStep.Refused) answered(DOWN);

        assertThat(refused.fault()).isEqualTo(Fault.GATEWAY);
        assertThat(told).isEmpty();
    }

    @Test
    void asksNobodyAboutALockedAccount() throws Exception {
        locked = true;

        AuthenticationStep.Refused refused = (AuthenticationStep.Refused) begin().join();

        assertThat(refused.reason()).hasToString("account-locked-for-source");
        assertThat(verified).isZero();
        assertThat(told).isEmpty();
    }

    /** Many guesses at a time would otherwise all be answered before the first failure counts. */
    @Test
    void refusesARightPasswordWhereTheAccountWasLockedMeanwhile() throws Exception {
        CompletableFuture<AuthenticationStep> step = begin();
        locked = true;
        verdict.complete(RIGHT);

        assertThat(step.join()).isInstanceOf(AuthenticationStep.Refused.class);
        assertThat(told).isEmpty();
    }

    @Test
    void saysTheSameToTheClientWhetherTheAccountIsLockedOrThePasswordWrong() throws Exception {
        ByteBuffer wrong = answered(WRONG).reply();
        locked = true;

        assertThat(begin().join().reply()).isEqualTo(wrong);
    }
}
