package io.sallyport.core.abuse;

import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.caps.Source;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.PasswordAttempts;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything that one gateway remembers of clients that abuse it; safe for every thread. */
public final class AbuseControl {
    private final HalfOpenSessions halfOpen;
    private final SourcePenalties penalties;
    private final AccountLocks locks;

    /** Remembers nothing yet; the time is as that of {@link System#nanoTime}. */
    public AbuseControl(AbuseSettings settings, LongSupplier nanoTime) {
        this.halfOpen = new HalfOpenSessions(settings.halfOpen());
        this.penalties = new SourcePenalties(settings, nanoTime);
        this.locks = new AccountLocks(settings, nanoTime);
    }

    /** The sessions without a whole request. */
    public HalfOpenSessions halfOpen() {
        return halfOpen;
    }

    /** Says why a source is not let in, if it is not. */
    public Optional<ReasonCode> refusal(InetAddress source) {
        return penalties.refusal(source);
    }

    /** Tells whether connections of a source are refused, but for addresses that are exempt. */
    public boolean isRefused(Source source) {
        return penalties.isRefused(source);
    }

    /** A client did something; what it has open goes on. */
    public void offended(ClientInfo client, Offence offence) {
        penalties.add(ClientSource.of(client), offence);
    }

    /** How often that client's source has failed at accounts. */
    public PasswordAttempts attempts(ClientInfo client) {
        return locks.of(ClientSource.of(client));
    }

    /** What is kept out now, of some sources; what is for longest comes first. */
    public List<Bar> bars(Predicate<Source> sources) {
        return Stream.concat(penalties.bars(sources), locks.bars(sources))
                .sorted(Comparator.comparing(Bar::left).reversed())
                .toList();
    }

    /** Unlocks an account, however its name is spelled, for some sources; failures that did not lock it stay. */
    public Unlocked unlock(String account, Predicate<Source> sources) {
        return locks.unlock(account, sources);
    }

    /** Unlocks the accounts that have no count of their own, and tells for how many sources they were locked. */
    public int unlockOthers(Predicate<Source> sources) {
        return locks.unlockOthers(sources);
    }

    /** Takes back what sources are refused for, and tells how many there were; their accounts stay locked. */
    public int forgive(Predicate<Source> sources) {
        return penalties.forgive(sources);
    }
}
