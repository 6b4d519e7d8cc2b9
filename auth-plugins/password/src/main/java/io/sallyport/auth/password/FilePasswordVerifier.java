package io.sallyport.auth.password;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Fault;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.PasswordVerdict;
import io.sallyport.core.spi.auth.PasswordVerifier;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Verifies passwords against the users of a file; a name that is not there costs the same work as a wrong password. */
final class FilePasswordVerifier implements PasswordVerifier {
    static final ReasonCode UNKNOWN_USER = ReasonCode.of("unknown-user");
    static final ReasonCode BAD_PASSWORD = ReasonCode.of("bad-password");
    static final ReasonCode ACCOUNT_DISABLED = ReasonCode.of("account-disabled");
    static final ReasonCode ABANDONED = ReasonCode.of("password-verification-abandoned");

    private final Supplier<Users> users;
    private final HashingQueue queue;
    private final Hasher hasher;
    private final Clock clock;

    /** Takes where the users come from; they are asked for on the blocking executor. */
    FilePasswordVerifier(Supplier<Users> users, HashingQueue queue, Hasher hasher, Clock clock) {
        this.users = users;
        this.queue = queue;
        this.hasher = hasher;
        this.clock = clock;
    }

    @Override
    public CompletionStage<PasswordVerdict> verify(ClientInfo client, PasswordCredentials credentials) {
        CompletableFuture<PasswordVerdict> verdict = new CompletableFuture<>();
        HashingWork work = new HashingWork(
                Source.of(client.address()), credentials::isAbandoned, () -> complete(verdict, credentials));
        return queue.submit(work).map(FilePasswordVerifier::refused).orElse(verdict);
    }

    private static CompletableFuture<PasswordVerdict> refused(ReasonCode reason) {
        return CompletableFuture.completedFuture(new PasswordVerdict.Refused(reason, Fault.GATEWAY));
    }

    private void complete(CompletableFuture<PasswordVerdict> verdict, PasswordCredentials credentials) {
        try {
            verdict.complete(check(credentials));
        } catch (RuntimeException | Error e) {
            verdict.completeExceptionally(e);
        }
    }

    private PasswordVerdict check(PasswordCredentials credentials) {
        if (credentials.isAbandoned()) {
            return new PasswordVerdict.Refused(ABANDONED, Fault.GATEWAY);
        }
        Users known = users.get();
        String name = credentials.username();
        Optional<User> user = known.find(name);
        PasswordHash hash = user.map(User::hash).orElseGet(() -> known.decoyFor(name));
        boolean right = hasher.matches(hash, credentials.password());
        return user.map(found -> judge(found, right)).orElse(new PasswordVerdict.Refused(UNKNOWN_USER));
    }

    private PasswordVerdict judge(User user, boolean right) {
        if (!right) {
            return new PasswordVerdict.Refused(BAD_PASSWORD);
        }
        return user.disabled()
                ? new PasswordVerdict.Refused(ACCOUNT_DISABLED)
                : new PasswordVerdict.Accepted(Identity.of(user.name(), Groups.of(user.groups()), clock.instant()));
    }

    /** Compares a password with a hash; the costly step. */
    @FunctionalInterface
    interface Hasher {
        boolean matches(PasswordHash hash, byte[] password);
    }
}
