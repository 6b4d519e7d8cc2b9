package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks every server in turn, as a login would, and tells the breaker. */
final class HealthChecks {
    private final Servers servers;
    private final Breaker breaker;
    private final Asking asking;
    private int turn;

    HealthChecks(Servers servers, Breaker breaker, Asking asking) {
        this.servers = servers;
        this.breaker = breaker;
        this.asking = asking;
    }

    /**
     * How a server is asked.
     *
     * @param opener connects
     * @param service binds
     * @param deadlines bound both the bind and the question
     * @param time how long either may take
     */
    record Asking(Servers.Opener opener, ServiceBind service, Deadlines deadlines, Duration time) {
        void ask(Endpoint endpoint, Probe probe) throws LDAPException, DirectoryException {
            try (Line line = opener.open(endpoint)) {
                line.within(deadlines.in(time), bound -> {
                    service.bind(bound);
                    return bound;
                });
                line.within(deadlines.in(time), bound -> {
                    answers(bound, service.isConfigured() ? probe : Line::readRoot);
                    return bound;
                });
            }
        }

        /** A server that answers is up, whatever it answers. */
        private static void answers(Line line, Probe probe) throws LDAPException, DirectoryException {
            try {
                probe.ask(line);
            } catch (LDAPException e) {
                if (Results.reason(e).equals(DirectoryException.UNAVAILABLE)) {
                    throw e;
                }
            }
        }
    }

    /** Whether a check could tell nothing new: the account was refused, and is not tried again yet. */
    boolean isFutile() {
        return asking.service().isResting();
    }

    /** Checks once; blocks. */
    void check(Probe probe) {
        try {
            List<Endpoint> observed = servers.observed();
            ReasonCode reason = DirectoryException.UNAVAILABLE;
            boolean anyUp = false;
            for (Endpoint endpoint : startingElsewhere(observed)) {
                Health found = check(endpoint, probe);
                if (found instanceof Health.Down down) {
                    reason = worse(reason, down.reason());
                } else {
                    anyUp = true;
                    breaker.close();
                }
            }
            if (!anyUp) {
                breaker.open(reason, "none of " + observed + " can be used");
            }
        } catch (LDAPException e) {
            breaker.open(DirectoryException.UNAVAILABLE, Results.describe(e));
        }
    }

    /** One server that has not heard of a new password must not keep the others from being asked. */
    private List<Endpoint> startingElsewhere(List<Endpoint> observed) {
        List<Endpoint> all = new ArrayList<>(observed);
        if (breaker.health() instanceof Health.Down) {
            turn++;
        }
        Collections.rotate(all, -Math.floorMod(turn, Math.max(1, all.size())));
        return all;
    }

    /** A refused account is what operators have to hear of, though another server may just be down. */
    private static ReasonCode worse(ReasonCode one, ReasonCode other) {
        return one.equals(DirectoryException.SERVICE_ACCOUNT_REFUSED) ? one : other;
    }

    private Health check(Endpoint endpoint, Probe probe) {
        try {
            asking.ask(endpoint, probe);
            servers.isUp(endpoint);
            return Health.UP;
        } catch (LDAPException e) {
            servers.isDown(endpoint, Results.describe(e));
            return new Health.Down(DirectoryException.UNAVAILABLE);
        } catch (DirectoryException e) {
            servers.isDown(endpoint, e.why());
            return new Health.Down(e.reason());
        }
    }
}
