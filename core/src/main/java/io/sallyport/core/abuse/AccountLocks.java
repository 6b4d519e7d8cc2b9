package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.auth.PasswordAttempts;
import java.net.InetAddress;
import java.util.function.LongSupplier;
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
            return debts.isBarred(source, key(username));
        }

        @Override
        public void failed(String username) {
            if (debts.add(source, key(username), unit)) {
                lines.event(count -> log.warn(
                        "an account is locked for {}, and for no other source; {} locks since the last such line",
                        source.text(),
                        count));
            }
        }

        private long key(String username) {
            Counted known = last;
            if (known == null || !known.username.equals(username)) {
                known = new Counted(username, scatter.of(source, AccountName.folded(username)));
                last = known;
            }
            return known.key;
        }
    }

    private record Counted(String username, long key) {}
}
