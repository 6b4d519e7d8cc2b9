package io.sallyport.example.otp;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.config.ConfigurationException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** A user with a secret: knows which codes were used up. Serves many clients at a time, in a few octets of memory. */
final class Enrolled {
    static final ReasonCode BAD_CODE = ReasonCode.of("bad-one-time-password");
    static final ReasonCode REPLAYED = ReasonCode.of("one-time-password-replayed");
    static final ReasonCode TOO_MANY = ReasonCode.of("one-time-password-too-many-attempts");

    private static final int LEAST_KEY_LENGTH = 16;
    private static final int MOST_ATTEMPTS_PER_STEP = 5;

    private final byte[] key;
    private final Groups groups;
    private long lastUsedStep = Long.MIN_VALUE;
    private long attemptsStep = Long.MIN_VALUE;
    private int attempts;

    private Enrolled(byte[] key, Groups groups) {
        this.key = key;
        this.groups = groups;
    }

    static Enrolled from(String name, OneTimePasswordConfig.Account account) throws ConfigurationException {
        byte[] text = account.secret().octets();
        try {
            byte[] key = Base32.decode(text);
            if (key.length < LEAST_KEY_LENGTH) {
                throw new ConfigurationException(
                        "users." + name + ".secret: " + key.length * Byte.SIZE + " bits", "at least 128, RFC 4226 R6");
            }
            return new Enrolled(key, Groups.of(account.groups()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("users." + name + ".secret: no Base32", "A to Z and 2 to 7");
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** Stands in for a user who is not there, so that nobody can tell by the time it takes. */
    static Enrolled decoy() {
        byte[] key = new byte[20];
        new SecureRandom().nextBytes(key);
        return new Enrolled(key, Groups.NONE);
    }

    Groups groups() {
        return groups;
    }

    /** Uses a code up; answers why not, or empty if it was right. */
    Optional<ReasonCode> use(byte[] code, Instant now) {
        return judge(Totp.match(key, code, now), Totp.stepAt(now));
    }

    /** Six digits can be guessed, if one may try often: RFC 4226 section 7.3. */
    private synchronized Optional<ReasonCode> judge(OptionalLong step, long now) {
        attempts = now == attemptsStep ? attempts + 1 : 1;
        attemptsStep = now;
        if (attempts > MOST_ATTEMPTS_PER_STEP) {
            attempts = MOST_ATTEMPTS_PER_STEP;
            return Optional.of(TOO_MANY);
        }
        if (step.isEmpty()) {
            return Optional.of(BAD_CODE);
        }
        if (step.getAsLong() <= lastUsedStep) {
            return Optional.of(REPLAYED);
        }
        lastUsedStep = step.getAsLong();
        return Optional.empty();
    }
}
