package io.sallyport.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.connection.DirectoryException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that one kind of search hangs while the directory answers others: after time-outs for several users in a row, one
 * at a time tries now and then, and all others fail at once. One user's search may hang for that user alone.
 */
final class Stall {
    private static final Logger log = LoggerFactory.getLogger(Stall.class);
    private static final int USERS_IN_A_ROW = 5;

    private final String what;
    private final Duration pause;
    private final Clock clock;
    private final Set<String> hanging = new HashSet<>();
    private boolean trying;
    private Instant next = Instant.MIN;

    Stall(String what, Duration pause, Clock clock) {
        this.what = what;
        this.pause = pause;
        this.clock = clock;
    }

    /** A search of the kind. */
    @FunctionalInterface
    interface Kind<T> {
        T search() throws LDAPException, DirectoryException;
    }

    <T> T search(String user, Kind<T> kind) throws LDAPException, DirectoryException {
        enter();
        boolean hung = false;
        try {
            return kind.search();
        } catch (LDAPException e) {
            hung = e.getResultCode().equals(ResultCode.TIMEOUT);
            throw e;
        } finally {
            leave(user, hung);
        }
    }

    private synchronized void enter() throws DirectoryException {
        if (hanging.size() < USERS_IN_A_ROW) {
            return;
        }
        if (trying || clock.instant().isBefore(next)) {
            throw new DirectoryException(DirectoryException.UNAVAILABLE, "the search for " + what + " hangs");
        }
        trying = true;
    }

    private synchronized void leave(String user, boolean hung) {
        trying = false;
        if (!hung) {
            if (hanging.size() >= USERS_IN_A_ROW) {
                log.info("the search for {} is answered again", what);
            }
            hanging.clear();
            return;
        }
        next = clock.instant().plus(pause);
        if (hanging.size() < USERS_IN_A_ROW && hanging.add(user) && hanging.size() == USERS_IN_A_ROW) {
            log.error("the search for {} hangs, for {} users in a row", what, USERS_IN_A_ROW);
        }
    }
}
