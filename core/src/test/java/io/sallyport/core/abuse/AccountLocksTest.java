package io.sallyport.core.abuse;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.auth.PasswordAttempts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountLocksTest {
    private static final int FAILURES = 5;
    private static final int SIZE = 32 * 8;

    private final Nanos time = new Nanos();
    private final AccountLocks locks = locks(FAILURES);
    private final PasswordAttempts here = locks.of(address("198.51.100.7"));
    private final PasswordAttempts elsewhere = locks.of(address("198.51.100.8"));

    private AccountLocks locks(int failures) {
        AbuseSettings off = AbuseSettings.OFF;
        AbuseSettings.Lockout lockout = new AbuseSettings.Lockout(failures, Duration.ofMinutes(5));
        return new AccountLocks(new AbuseSettings(off.halfOpen(), off.penalties(), lockout, SIZE), time);
    }

    private static void fail(PasswordAttempts attempts, String username, int times) {
        for (int i = 0; i < times; i++) {
            attempts.failed(username);
        }
    }

    @Test
    void locksAtTheConfiguredNumberOfFailures() {
        fail(here, "alice", FAILURES - 1);
        assertThat(here.isLocked("alice")).isFalse();

        fail(here, "alice", 1);
        assertThat(here.isLocked("alice")).isTrue();
    }

    @Test
    void locksForTheOneSourceAndTheOneAccountOnly() {
        fail(here, "alice", 10_000);

        assertThat(elsewhere.isLocked("alice")).isFalse();
        assertThat(here.isLocked("bob")).isFalse();
    }

    @Test
    void unlocksWithTime() {
        fail(here, "alice", 10_000);

        time.pass(Duration.ofMinutes(5));

        assertThat(here.isLocked("alice")).isFalse();
    }

    @Test
    void forgetsFailuresThatAreLongAgo() {
        for (int i = 0; i < 100; i++) {
            fail(here, "alice", 1);
            time.pass(Duration.ofMinutes(1));
        }

        assertThat(here.isLocked("alice")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALICE", "Alice", " alice ", "\uFF41lice"})
    void takesSpellingsThatADirectoryTakesForOneForOne(String spelling) {
        fail(here, "alice", FAILURES);

        assertThat(here.isLocked(spelling)).isTrue();
    }

    @Test
    void isNotDisplacedByGuessesAtOtherAccounts() {
        fail(here, "alice", FAILURES - 1);

        for (int i = 0; i < 10_000; i++) {
            fail(here, "nobody-" + i, 1);
        }
        fail(here, "alice", 1);

        assertThat(here.isLocked("alice")).isTrue();
        assertThat(locks.known()).isLessThanOrEqualTo(SIZE);
    }

    /** What is owed for many other names must not be a reason to forget what is owed for one. */
    @Test
    void isNotDisplacedByGreaterDebtsOfTheSameSource() {
        for (int i = 0; i < 10_000; i++) {
            fail(here, "nobody-" + i, FAILURES - 2);
        }

        for (int i = 0; i < FAILURES; i++) {
            fail(here, "nobody-" + i, 1);
            fail(here, "alice", 1);
        }

        assertThat(here.isLocked("alice")).isTrue();
        assertThat(elsewhere.isLocked("alice")).isFalse();
    }

    @Test
    void oneSourceTakesAPartOfTheTableOnly() {
        for (int i = 0; i < 10_000; i++) {
            fail(here, "nobody-" + i, FAILURES - 1);
        }
        fail(elsewhere, "alice", FAILURES);

        assertThat(locks.known()).isEqualTo(8 / 4 + 2);
        assertThat(elsewhere.isLocked("alice")).isTrue();
    }

    @Test
    void countsEachNameForItselfAgainOnceTheOthersAreForgotten() {
        for (int i = 0; i < 100; i++) {
            fail(here, "nobody-" + i, FAILURES);
        }
        time.pass(Duration.ofMinutes(5));

        fail(here, "alice", FAILURES);

        assertThat(here.isLocked("alice")).isTrue();
        assertThat(here.isLocked("bob")).isFalse();
    }

    @Test
    void locksNeverWhereItIsOff() {
        PasswordAttempts attempts = locks(0).of(address("198.51.100.7"));
        fail(attempts, "alice", 1000);

        assertThat(attempts.isLocked("alice")).isFalse();
    }

    @Test
    void mayLockAtTheFirstFailure() {
        PasswordAttempts attempts = locks(1).of(address("198.51.100.7"));
        fail(attempts, "alice", 1);

        assertThat(attempts.isLocked("alice")).isTrue();
    }
}
