package io.sallyport.core.abuse;

import io.sallyport.core.caps.Source;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes sources wait for what they have done; OpenSSH's {@code PerSourcePenalties} is the model. */
final class SourcePenalties {
    static final ReasonCode PENALISED = ReasonCode.of("source-penalised");

    private static final Logger log = LoggerFactory.getLogger(SourcePenalties.class);

    /** How many sources the log names in a while: who is kept out wants to be found there. */
    private static final int LINES = 64;

    private final List<RateLimitedLog> lines =
            Stream.generate(RateLimitedLog::new).limit(LINES).toList();
    private final AbuseSettings.Penalties settings;
    private final DebtTable debts;

    SourcePenalties(AbuseSettings settings, LongSupplier nanoTime) {
        this.settings = settings.penalties();
        long least = this.settings.least().toNanos();
        DebtTerms terms = new DebtTerms(least, this.settings.most().toNanos(), settings.tableSize());
        this.debts = new DebtTable(terms, new Scatter(), nanoTime);
    }

    Optional<ReasonCode> refusal(InetAddress address) {
        return isRefused(Source.of(address)) && !isExempt(address) ? Optional.of(PENALISED) : Optional.empty();
    }

    boolean isRefused(Source source) {
        return debts.isBarred(source, debts.owner(source));
    }

    void add(InetAddress address, Offence offence) {
        Duration cost = settings.each().getOrDefault(offence, Duration.ZERO);
        if (cost.isZero() || isExempt(address)) {
            return;
        }
        Source source = Source.of(address);
        if (debts.add(source, debts.owner(source), "", cost.toNanos())) {
            lines.get(Math.floorMod(Long.hashCode(source.network()), LINES))
                    .event(count -> log.warn(
                            "connections of {} are refused for a while ({}); {} sources since the last such line",
                            source.text(),
                            offence,
                            count));
        }
    }

    private boolean isExempt(InetAddress address) {
        return Network.anyContains(settings.exempt(), address);
    }

    /** Who is refused now. */
    Stream<Bar> bars(Predicate<Source> sources) {
        return debts.barred(sources).stream()
                .map(each -> new Bar(Bar.Kind.SOURCE, each.source(), "", Duration.ofNanos(each.nanosLeft())));
    }

    /** Takes back what sources are refused for, and tells how many there were. */
    int forgive(Predicate<Source> sources) {
        return debts.liftOwners(sources);
    }

    int known() {
        return debts.size();
    }
}
