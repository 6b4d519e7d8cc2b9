package io.sallyport.auth.ldap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sallyport.core.spi.Groups;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Remembers right passwords for a short while, as hashes under a key that only this process ever has. */
final class PasswordCache {
    private static final String HASH = "HmacSHA256";
    private static final int KEY_OCTETS = 32;
    private static final long MOST_USERS = 20_000;

    private final SecretKeySpec key;
    private final boolean enabled;
    private final Cache<ByteBuffer, Login.Proof> known;

    PasswordCache(Duration life, Clock clock) {
        byte[] salt = new byte[KEY_OCTETS];
        new SecureRandom().nextBytes(salt);
        this.key = new SecretKeySpec(salt, HASH);
        this.enabled = !life.isZero();
        this.known = Caffeine.newBuilder()
                .maximumSize(MOST_USERS)
                .expireAfterWrite(life)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    Optional<Login.Proof> find(String user, byte[] password) {
        return enabled ? Optional.ofNullable(known.getIfPresent(hash(user, password))) : Optional.empty();
    }

    /** Unknown groups are not remembered: they may be known the next time. */
    void remember(String user, byte[] password, Login.Proof proof) {
        if (enabled && proof.groups() instanceof Groups.Known) {
            known.put(hash(user, password), proof);
        }
    }

    /** With the name's length, so that no end of a name can pass for the beginning of a password. */
    private ByteBuffer hash(String user, byte[] password) {
        try {
            byte[] name = user.getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            mac.update(name);
            return ByteBuffer.wrap(mac.doFinal(password));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HASH + " is missing (expected: every JDK has it)", e);
        }
    }
}
