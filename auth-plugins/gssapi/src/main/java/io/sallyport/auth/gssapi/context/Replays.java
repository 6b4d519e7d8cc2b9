package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.context.ReplayMemory.WhenFull;
import io.sallyport.auth.gssapi.ticket.ApReq;
import io.sallyport.auth.gssapi.ticket.TicketFacts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Refuses a client's first token if it came before; what came is known to all methods of the process. */
final class Replays {
    private static final int MOST = 1 << 17;
    /** The acceptor's subkey makes these useless to whoever replays them: it matters more that all are served. */
    private static final ReplayMemory MUTUAL = new ReplayMemory(MOST, WhenFull.FORGET_OLDEST);
    /** Nothing else stops these. */
    private static final ReplayMemory ONE_WAY = new ReplayMemory(MOST, WhenFull.REFUSE);

    private final Clock clock;

    Replays(Clock clock) {
        this.clock = clock;
    }

    /** Checks a token that the JDK accepted. */
    void check(ApReq request, TicketFacts facts, boolean mutual) throws RefusedException {
        Instant now = clock.instant();
        // The JDK's limit may be configured to be wider than our memory is long.
        if (Duration.between(facts.clientTime(), now).abs().compareTo(ReplayMemory.SKEW) > 0) {
            throw new RefusedException(Reasons.CLOCK_SKEW);
        }
        (mutual ? MUTUAL : ONE_WAY).take(request.authenticator().cipher(), now);
    }
}
