package io.sallyport.example.otp;

import static io.sallyport.core.spi.auth.UsernamePasswordMessages.failure;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.login;
import static io.sallyport.core.spi.auth.UsernamePasswordMessages.success;

import io.sallyport.core.spi.auth.AuthenticationMethodContract;
import io.sallyport.core.spi.auth.AuthenticationMethodFactory;
import io.sallyport.core.spi.auth.Conversation;
import io.sallyport.core.spi.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that the gateway relies on, for this plugin. */
class OneTimePasswordContractTest extends AuthenticationMethodContract<OneTimePasswordConfig> {
    /** The key of RFC 6238's vectors, {@code 12345678901234567890}. */
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n";

    @Override
    protected AuthenticationMethodFactory<OneTimePasswordConfig> factory() {
        return new OneTimePasswordFactory();
    }

    @Override
    protected OneTimePasswordConfig configuration() {
        Secret secret = new Secret(SECRET.getBytes(StandardCharsets.US_ASCII));
        return new OneTimePasswordConfig(Map.of("alice", new OneTimePasswordConfig.Account(secret, Set.of("staff"))));
    }

    @Override
    protected Clock clock() {
        return Clock.fixed(Instant.ofEpochSecond(1111111109), ZoneOffset.UTC);
    }

    @Override
    protected List<Conversation> conversations() {
        byte[] otherVersion = login("alice", "081804");
        otherVersion[0] = 5;
        return List.of(
                Conversation.named("right code").sends(login("alice", "081804")).isAccepted("alice", success()),
                Conversation.named("wrong code")
                        .sends(login("alice", "081805"))
                        .isRefused("bad-one-time-password", failure()),
                Conversation.named("unknown user")
                        .sends(login("nobody", "081804"))
                        .isRefused("unknown-user", failure()),
                Conversation.named("other version").sends(otherVersion).isMalformed("password-bad-version"));
    }
}
