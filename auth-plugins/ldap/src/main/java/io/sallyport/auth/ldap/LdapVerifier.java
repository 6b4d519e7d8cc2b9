package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.connection.DirectoryException;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Fault;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.PasswordVerdict;
import io.sallyport.core.spi.auth.PasswordVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies passwords by a directory, as many at a time as it may, and lets as many wait. */
final class LdapVerifier implements PasswordVerifier {
    private static final Logger log = LoggerFactory.getLogger(LdapVerifier.class);

    private final Login login;
    private final Workers workers;
    private final PasswordCache cache;
    private final Waiting waiting;
    private final Clock clock;

    LdapVerifier(Login login, Workers workers, PasswordCache cache, Times times) {
        this.login = login;
        this.workers = workers;
        this.cache = cache;
        this.waiting = times.waiting();
        this.clock = times.clock();
    }

    /**
     * When things are.
     *
     * @param waiting how long a login may wait
     * @param clock when somebody was authenticated
     */
    record Times(Waiting waiting, Clock clock) {}

    @Override
    public CompletionStage<PasswordVerdict> verify(ClientInfo client, PasswordCredentials credentials) {
        Optional<ReasonCode> unusable = unusable(credentials);
        if (unusable.isPresent()) {
            return refused(unusable.get());
        }
        Instant since = waiting.begin();
        try {
            return workers.submit(
                            Source.of(client.address()), credentials::isAbandoned, () -> check(credentials, since))
                    .exceptionally(LdapVerifier::crowdedOut);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(noVerdict(Reasons.TOO_MANY_LOGINS));
        }
    }

    private static PasswordVerdict noVerdict(ReasonCode reason) {
        return new PasswordVerdict.Refused(reason, Fault.GATEWAY);
    }

    private static PasswordVerdict crowdedOut(Throwable why) {
        if (why instanceof RejectedExecutionException) {
            return noVerdict(Reasons.TOO_MANY_LOGINS);
        }
        throw new CompletionException(why);
    }

    private static CompletionStage<PasswordVerdict> refused(ReasonCode reason) {
        return CompletableFuture.completedFuture(new PasswordVerdict.Refused(reason));
    }

    /** What some directories take for nobody's name or password must not reach any of them. */
    private static Optional<ReasonCode> unusable(PasswordCredentials credentials) {
        if (credentials.password().length == 0) {
            return Optional.of(Reasons.EMPTY_PASSWORD);
        }
        if (hasNul(credentials)) {
            return Optional.of(Reasons.NUL);
        }
        return credentials.username().isBlank() ? Optional.of(Reasons.USERNAME_NOT_PERMITTED) : Optional.empty();
    }

    private static boolean hasNul(PasswordCredentials credentials) {
        boolean found = credentials.username().indexOf('\0') >= 0;
        for (byte octet : credentials.password()) {
            found |= octet == 0;
        }
        return found;
    }

    /** Whoever has waited too long has left, or will have; a try of the password would only count against the user. */
    private PasswordVerdict check(PasswordCredentials credentials, Instant since) {
        if (credentials.isAbandoned()) {
            return noVerdict(Reasons.ABANDONED);
        }
        if (waiting.isOver(since)) {
            return noVerdict(Reasons.WAITED_TOO_LONG);
        }
        try {
            Login.Proof proof = prove(credentials);
            return new PasswordVerdict.Accepted(Identity.of(proof.name(), proof.groups(), clock.instant()));
        } catch (LoginRefusedException e) {
            return new PasswordVerdict.Refused(e.reason(), Reasons.fault(e.reason()));
        } catch (DirectoryException e) {
            log.debug("no verdict: {}: {}", e.reason(), e.why());
            return noVerdict(e.reason());
        }
    }

    private Login.Proof prove(PasswordCredentials credentials) throws LoginRefusedException, DirectoryException {
        Optional<Login.Proof> known = cache.find(credentials.username(), credentials.password());
        if (known.isPresent()) {
            return known.get();
        }
        long turn = cache.begin();
        try {
            Login.Proof proof = login.prove(credentials);
            cache.remember(credentials.username(), credentials.password(), proof, turn);
            return proof;
        } catch (LoginRefusedException e) {
            if (!e.reason().equals(Reasons.ABANDONED)) {
                cache.forget(credentials.username(), turn);
            }
            throw e;
        }
    }
}
