package io.sallyport.core.abuse;

import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.PasswordAttempts;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.LongSupplier;

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

    /** A client did something; what it has open goes on. */
    public void offended(ClientInfo client, Offence offence) {
        penalties.add(ClientSource.of(client), offence);
    }

    /** How often that client's source has failed at accounts. */
    public PasswordAttempts attempts(ClientInfo client) {
        return locks.of(ClientSource.of(client));
    }
}
