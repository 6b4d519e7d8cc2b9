package io.sallyport.core.abuse;

import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sources wait for what they have done; OpenSSH's {@code PerSourcePenalties} is the model. */
final class SourcePenalties {
    static final ReasonCode PENALISED = ReasonCode.of("source-penalised");

    private static final Logger log = LoggerFactory.getLogger(SourcePenalties.class);

    private final RateLimitedLog lines = new RateLimitedLog();
    private final AbuseSettings.Penalties settings;
    private final DebtTable debts;

    SourcePenalties(AbuseSettings settings, LongSupplier nanoTime) {
        this.settings = settings.penalties();
        long least = this.settings.least().toNanos();
        DebtTerms terms = new DebtTerms(least, this.settings.most().toNanos(), settings.tableSize());
        this.debts = new DebtTable(terms, new Scatter(), nanoTime);
    }

    Optional<ReasonCode> refusal(InetAddress address) {
        Source source = Source.of(address);
        return debts.isBarred(source, debts.owner(source)) && !isExempt(address)
                ? Optional.of(PENALISED)
                : Optional.empty();
    }

    void add(InetAddress address, Offence offence) {
        Duration cost = settings.each().getOrDefault(offence, Duration.ZERO);
        if (cost.isZero() || isExempt(address)) {
            return;
        }
        Source source = Source.of(address);
        if (debts.add(source, debts.owner(source), cost.toNanos())) {
            lines.event(count -> log.warn(
                    "connections of {} are refused for a while ({}); {} sources since the last such line",
                    source.text(),
                    offence,
                    count));
        }
    }

    private boolean isExempt(InetAddress address) {
        return Network.anyContains(settings.exempt(), address);
    }

    int known() {
        return debts.size();
    }
}
