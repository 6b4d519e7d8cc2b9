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
import java.util.regex.Pattern;

/**
 * Binds as the service account, if there is one. A refusal counts against the account, so its password is tried by one
 * at a time, and after a refusal nowhere again for a minute, then for two, and so on, up to an hour.
 */
public final class ServiceBind {
    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final Pattern LOCKED = Pattern.compile("\\bdata 775\\b");

    private final Optional<ServiceAccountConfig> account;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock(true);
    private volatile Instant restsUntil = Instant.MIN;
    private String refusal = "";
    private Duration rest = FIRST_REST;

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
                    DirectoryException.SERVICE_ACCOUNT_REFUSED, refusal + " (not tried again yet)");
        }
    }

    private void bind(Line line, ServiceAccountConfig who) throws LDAPException, DirectoryException {
        byte[] password = who.password().octets();
        try {
            line.bind(new SimpleBindRequest(who.name(), password));
            rest = FIRST_REST;
        } catch (LDAPException e) {
            if (Results.reason(e).equals(DirectoryException.UNAVAILABLE)) {
                throw e;
            }
            refusal = who.name() + ": " + Results.describe(e);
            rest();
            throw new DirectoryException(DirectoryException.SERVICE_ACCOUNT_REFUSED, refusal);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    /** While the account is locked a try can tell nothing, but it has to be found out when it is unlocked. */
    private void rest() {
        Duration now = LOCKED.matcher(refusal).find() ? LONGEST_REST : rest;
        restsUntil = clock.instant().plus(now);
        Duration doubled = now.multipliedBy(2);
        rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }
}
