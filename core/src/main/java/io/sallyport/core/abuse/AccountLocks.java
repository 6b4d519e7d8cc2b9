package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.auth.PasswordAttempts;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Locks an account for the one source that fails at it, and for nobody else: whoever guesses locks out himself. */
final class AccountLocks {
    private static final Logger log = LoggerFactory.getLogger(AccountLocks.class);

    private final RateLimitedLog lines = new RateLimitedLog();
    private final Scatter scatter = new Scatter();
    private final long unit;
    private final DebtTable debts;

    AccountLocks(AbuseSettings settings, LongSupplier nanoTime) {
        int failures = settings.lockout().failures();
        this.unit = failures == 0 ? 0 : settings.lockout().duration().toNanos() / failures;
        DebtTerms terms = new DebtTerms(unit * (failures - 1), unit * failures, settings.tableSize());
        this.debts = new DebtTable(terms, scatter, nanoTime);
    }

    PasswordAttempts of(InetAddress client) {
        return unit == 0 ? PasswordAttempts.UNLIMITED : new Attempts(Source.of(client));
    }

    /** What is locked now. */
    Stream<Bar> bars(Predicate<Source> sources) {
        return debts.barred(sources).stream()
                .map(each -> new Bar(
                        each.isOwner() ? Bar.Kind.OTHER_ACCOUNTS : Bar.Kind.ACCOUNT,
                        each.source(),
                        each.name(),
                        Duration.ofNanos(each.nanosLeft())));
    }

    /** Unlocks an account; the name is looked for by its hash, and the table need not have it whole. */
    Unlocked unlock(String username, Predicate<Source> sources) {
        String folded = AccountName.folded(username);
        List<Source> concerned =
                debts.barred(sources).stream().map(Barred::source).distinct().toList();
        List<Source> lifted = concerned.stream()
                .filter(source -> debts.lift(source, scatter.of(source, folded)))
                .toList();
        List<Source> stillLocked = concerned.stream()
                .filter(source -> debts.isBarred(source, scatter.of(source, folded)))
                .toList();
        return new Unlocked(lifted, stillLocked);
    }

    /** Unlocks the accounts that are counted as one, and tells for how many sources they were locked. */
    int unlockOthers(Predicate<Source> sources) {
        return debts.liftOwners(sources);
    }

    int known() {
        return debts.size();
    }

    private final class Attempts implements PasswordAttempts {
        private final Source source;
        /** A waiting password is asked about often, and a name costs a hash. */
        private volatile @Nullable Counted last;

        Attempts(Source source) {
            this.source = source;
        }

        @Override
        public boolean isLocked(String username) {
            return debts.isBarred(source, counted(username).key);
        }

        @Override
        public void failed(String username) {
            Counted counted = counted(username);
            if (debts.add(source, counted.key, counted.shown, unit)) {
                lines.event(count -> log.warn(
                        "an account is locked for {}, and for no other source; {} locks since the last such line",
                        source.text(),
                        count));
            }
        }

        private Counted counted(String username) {
            Counted known = last;
            if (known == null || !known.username.equals(username)) {
                String folded = AccountName.folded(username);
                known = new Counted(username, scatter.of(source, folded), AccountName.shown(folded));
                last = known;
            }
            return known;
        }
    }

    private record Counted(String username, long key, String shown) {}
}
