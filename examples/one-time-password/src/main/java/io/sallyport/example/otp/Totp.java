package io.sallyport.example.otp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time passwords, RFC 6238: six digits, 30 seconds, HMAC-SHA-1, one step either way. */
final class Totp {
    private static final String ALGORITHM = "HmacSHA1";
    private static final int SECONDS_PER_STEP = 30;
    private static final int WINDOW = 1;
    private static final int DIGITS = 6;
    private static final int RANGE = 1_000_000;

    private Totp() {}

    /** The step that a time is in. */
    static long stepAt(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_PER_STEP);
    }

    /** Finds the step in the window around a time that a code is for; as long for a wrong one as for a right one. */
    static OptionalLong match(byte[] key, byte[] code, Instant time) {
        OptionalLong matched = OptionalLong.empty();
        for (long step = stepAt(time) - WINDOW; step <= stepAt(time) + WINDOW; step++) {
            byte[] right = code(key, step);
            if (MessageDigest.isEqual(right, code)) {
                matched = OptionalLong.of(step);
            }
            Arrays.fill(right, (byte) 0);
        }
        return matched;
    }

    /** The code of a step in ASCII digits. */
    static byte[] code(byte[] key, long step) {
        int number = truncate(key, step) % RANGE;
        byte[] digits = new byte[DIGITS];
        for (int i = DIGITS - 1; i >= 0; i--) {
            digits[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        return digits;
    }

    /** Dynamic truncation, RFC 4226 section 5.3. */
    static int truncate(byte[] key, long step) {
        byte[] hash = hmac(key, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0x0F;
        return ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
    }

    private static byte[] hmac(byte[] key, byte[] counter) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not there (expected: in every JDK)", e);
        }
    }
}
