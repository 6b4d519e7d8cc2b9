package io.sallyport.core.abuse;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sallyport.core.caps.Source;
import io.sallyport.core.spi.auth.PasswordAttempts;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
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

    private static Predicate<Source> only(String address) {
        return Source.of(address(address))::equals;
    }

    @Test
    void unlocksAnAccountForEverySource() {
        fail(here, "alice", FAILURES);
        fail(elsewhere, "alice", FAILURES);
        fail(here, "bob", FAILURES);

        assertThat(locks.unlock("alice", any -> true).lifted())
                .containsExactlyInAnyOrder(Source.of(address("198.51.100.7")), Source.of(address("198.51.100.8")));

        assertThat(here.isLocked("alice")).isFalse();
        assertThat(elsewhere.isLocked("alice")).isFalse();
        assertThat(here.isLocked("bob")).isTrue();
    }

    @Test
    void unlocksAnAccountForOneSource() {
        fail(here, "alice", FAILURES);
        fail(elsewhere, "alice", FAILURES);

        assertThat(locks.unlock("alice", only("198.51.100.7")).lifted()).hasSize(1);

        assertThat(here.isLocked("alice")).isFalse();
        assertThat(elsewhere.isLocked("alice")).isTrue();
    }

    @Test
    void countsFromNothingOnceItIsUnlocked() {
        fail(here, "alice", FAILURES);
        locks.unlock("alice", any -> true);

        fail(here, "alice", FAILURES - 1);
        assertThat(here.isLocked("alice")).isFalse();

        fail(here, "alice", 1);
        assertThat(here.isLocked("alice")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALICE", "Alice", " alice ", "\uFF41lice"})
    void unlocksWhateverTheSpelling(String spelling) {
        fail(here, "alice", FAILURES);

        assertThat(locks.unlock(spelling, any -> true).lifted()).hasSize(1);
        assertThat(here.isLocked("alice")).isFalse();
    }

    @Test
    void unlocksNothingThatIsNotLocked() {
        fail(here, "alice", FAILURES - 1);
        fail(elsewhere, "bob", FAILURES);

        assertThat(locks.unlock("alice", any -> true).lifted()).isEmpty();
        assertThat(locks.unlock("carol", any -> true).lifted()).isEmpty();
        assertThat(locks.unlock("bob", only("198.51.100.7")).lifted()).isEmpty();
        time.pass(Duration.ofMinutes(5));
        assertThat(locks.unlock("bob", any -> true).lifted()).isEmpty();
    }

    @Test
    void failuresThatDidNotLockAreKept() {
        fail(here, "alice", FAILURES - 1);
        locks.unlock("alice", any -> true);

        fail(here, "alice", 1);

        assertThat(here.isLocked("alice")).isTrue();
    }

    @Test
    void unlocksThoseThatAreCountedAsOne() {
        for (int i = 0; i < 10; i++) {
            fail(here, "nobody-" + i, FAILURES);
        }
        assertThat(here.isLocked("alice")).isTrue();
        assertThat(locks.unlock("alice", any -> true))
                .isEqualTo(new Unlocked(List.of(), List.of(Source.of(address("198.51.100.7")))));

        assertThat(locks.unlockOthers(only("198.51.100.8"))).isZero();
        assertThat(locks.unlockOthers(only("198.51.100.7"))).isEqualTo(1);

        assertThat(here.isLocked("alice")).isFalse();
        assertThat(here.isLocked("nobody-0")).isTrue();
        assertThat(locks.unlockOthers(any -> true)).isZero();
    }

    /** The place that an account leaves is free for the next, and no more than that. */
    @Test
    void boundsHoldHoweverOftenSomethingIsUnlocked() {
        for (int i = 0; i < 1000; i++) {
            fail(here, "nobody-" + i, FAILURES);
            locks.unlock("nobody-" + i, any -> true);
            locks.unlockOthers(any -> true);
        }
        for (int i = 0; i < 1000; i++) {
            fail(here, "somebody-" + i, FAILURES);
        }

        assertThat(locks.known()).isEqualTo(8 / 4 + 1);
    }

    @Test
    void listsWhatIsLocked() {
        fail(here, "Alice", FAILURES);
        fail(here, "bob", FAILURES - 1);
        time.pass(Duration.ofMinutes(1));
        for (int i = 0; i < 10; i++) {
            fail(elsewhere, "nobody", FAILURES);
            fail(elsewhere, "x".repeat(1000) + i, FAILURES);
        }

        assertThat(locks.bars(any -> true))
                .extracting(Bar::kind, each -> each.source().text(), Bar::account, Bar::left)
                .containsExactlyInAnyOrder(
                        tuple(Bar.Kind.ACCOUNT, "198.51.100.7", "alice", Duration.ofMinutes(4)),
                        tuple(Bar.Kind.ACCOUNT, "198.51.100.8", "nobody", Duration.ofMinutes(5)),
                        tuple(Bar.Kind.ACCOUNT, "198.51.100.8", "x".repeat(63) + "\u2026", Duration.ofMinutes(5)),
                        tuple(Bar.Kind.OTHER_ACCOUNTS, "198.51.100.8", "", Duration.ofMinutes(5)));
        assertThat(locks.bars(only("198.51.100.7"))).hasSize(1);
        assertThat(locks.unlock("x".repeat(1000) + 0, any -> true).lifted()).hasSize(1);
        time.pass(Duration.ofMinutes(5));
        assertThat(locks.bars(any -> true)).isEmpty();
    }

    @Test
    void unlocksNothingWhereItIsOff() {
        AccountLocks off = locks(0);

        assertThat(off.bars(any -> true)).isEmpty();
        assertThat(off.unlock("alice", any -> true).lifted()).isEmpty();
        assertThat(off.unlockOthers(any -> true)).isZero();
    }

    @Test
    void isSafeForThreadsWhileSomebodyUnlocks() throws InterruptedException {
        Thread guesses = new Thread(() -> {
            for (int i = 0; i < 20_000; i++) {
                fail(here, "nobody-" + i % 10, 1);
            }
        });
        guesses.start();
        while (guesses.isAlive()) {
            locks.bars(any -> true).forEach(each -> locks.unlock(each.account(), any -> true));
            locks.unlockOthers(any -> true);
        }
        guesses.join();

        assertThat(locks.known()).isLessThanOrEqualTo(8 / 4 + 1);
    }
}
