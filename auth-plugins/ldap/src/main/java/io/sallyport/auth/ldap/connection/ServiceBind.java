package io.sallyport.auth.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.sallyport.auth.ldap.config.ServiceAccountConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Binds as the service account, if there is one. A refusal counts against the account, so its password is tried by one
 * at a time, and after a refusal nowhere again for a minute.
 */
public final class ServiceBind {
    private static final Duration REST = Duration.ofMinutes(1);

    private final Optional<ServiceAccountConfig> account;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock(true);
    private volatile Instant restsUntil = Instant.MIN;
    private String refusal = "";

    /** Takes the account; without one, connections stay anonymous. */
    public ServiceBind(Optional<ServiceAccountConfig> account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Whether there is an account. */
    public boolean isConfigured() {
        return account.isPresent();
    }

    /**
     * Binds.
     *
     * @throws DirectoryException if a directory refuses the account, or did so lately
     * @throws LDAPException if it does not answer
     */
    public void bind(Line line) throws LDAPException, DirectoryException {
        if (account.isEmpty()) {
            return;
        }
        await(line.deadline());
        try {
            requireNotRefused();
            bind(line, account.get());
        } finally {
            one.unlock();
        }
    }

    private void await(Deadline deadline) throws LDAPException {
        try {
            if (one.tryLock(deadline.leftMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new LDAPException(ResultCode.TIMEOUT, "another bind of the service account took too long");
    }

    /** Whether the password was refused so lately that it is not tried. */
    boolean isResting() {
        return clock.instant().isBefore(restsUntil);
    }

    private void requireNotRefused() throws DirectoryException {
        if (isResting()) {
            throw new DirectoryException(
                    DirectoryException.SERVICE_ACCOUNT_REFUSED, refusal + " (not tried again for a minute)");
        }
    }

    private void bind(Line line, ServiceAccountConfig who) throws LDAPException, DirectoryException {
        byte[] password = who.password().octets();
        try {
            line.bind(new SimpleBindRequest(who.name(), password));
        } catch (LDAPException e) {
            if (Results.reason(e).equals(DirectoryException.UNAVAILABLE)) {
                throw e;
            }
            restsUntil = clock.instant().plus(REST);
            refusal = who.name() + ": " + Results.describe(e);
            throw new DirectoryException(DirectoryException.SERVICE_ACCOUNT_REFUSED, refusal);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }
}
