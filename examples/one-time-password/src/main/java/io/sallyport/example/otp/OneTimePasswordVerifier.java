package io.sallyport.example.otp;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.PasswordCredentials;
import io.sallyport.core.spi.auth.PasswordVerdict;
import io.sallyport.core.spi.auth.PasswordVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes the password of RFC 1929 for a one-time password. Three HMACs do not block, so it answers on the event loop. */
final class OneTimePasswordVerifier implements PasswordVerifier {
    static final ReasonCode UNKNOWN_USER = ReasonCode.of("unknown-user");

    private final Map<String, Enrolled> users;
    private final Enrolled decoy = Enrolled.decoy();
    private final Clock clock;

    OneTimePasswordVerifier(Map<String, Enrolled> users, Clock clock) {
        this.users = Map.copyOf(users);
        this.clock = clock;
    }

    @Override
    public CompletionStage<PasswordVerdict> verify(ClientInfo client, PasswordCredentials credentials) {
        return CompletableFuture.completedFuture(check(credentials));
    }

    private PasswordVerdict check(PasswordCredentials credentials) {
        Instant now = clock.instant();
        Optional<Enrolled> user = Optional.ofNullable(users.get(credentials.username()));
        Optional<ReasonCode> problem = user.orElse(decoy).use(credentials.password(), now);
        if (user.isEmpty()) {
            return new PasswordVerdict.Refused(UNKNOWN_USER);
        }
        return problem.<PasswordVerdict>map(PasswordVerdict.Refused::new)
                .orElseGet(() -> new PasswordVerdict.Accepted(
                        Identity.of(credentials.username(), user.get().groups(), now)));
    }
}
