package io.sallyport.integration.client;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What an authenticator app shows (RFC 6238: HMAC-SHA-1, 30 seconds, six digits). */
public final class Totp {
    private Totp() {}

    /** The code at a time. */
    public static String code(byte[] secret, Instant time) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        byte[] hash = mac.doFinal(
                ByteBuffer.allocate(8).putLong(time.getEpochSecond() / 30).array());
        int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xF) & 0x7FFF_FFFF;
        return "%06d".formatted(number % 1_000_000);
    }
}
