package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Health;
import java.util.List;

/** Asks every server in turn, as a login would, and tells the breaker. */
final class HealthChecks {
    private final Servers servers;
    private final Servers.Opener opener;
    private final ServiceBind service;
    private final Breaker breaker;

    HealthChecks(Servers servers, Servers.Opener opener, ServiceBind service, Breaker breaker) {
        this.servers = servers;
        this.opener = opener;
        this.service = service;
        this.breaker = breaker;
    }

    /** Checks once; blocks. */
    void check() {
        try {
            List<Endpoint> observed = servers.observed();
            ReasonCode reason = DirectoryException.UNAVAILABLE;
            boolean anyUp = false;
            for (Endpoint endpoint : observed) {
                Health found = check(endpoint);
                if (found instanceof Health.Down down) {
                    reason = down.reason();
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

    private Health check(Endpoint endpoint) {
        try (LDAPConnection connection = opener.open(endpoint)) {
            service.bind(connection);
            readRoot(connection);
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

    /** A server that answers is up, also if it does not show its root to everybody. */
    private static void readRoot(LDAPConnection connection) throws LDAPException {
        try {
            connection.getRootDSE();
        } catch (LDAPException e) {
            if (Results.reason(e).equals(DirectoryException.UNAVAILABLE)) {
                throw e;
            }
        }
    }
}
