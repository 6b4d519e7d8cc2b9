package io.sallyport.auth.ldap;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes passwords under a key that only this process ever has. */
final class PasswordHash {
    private static final String HASH = "HmacSHA256";
    private static final int KEY_OCTETS = 32;

    private final SecretKeySpec key;

    PasswordHash() {
        byte[] salt = new byte[KEY_OCTETS];
        new SecureRandom().nextBytes(salt);
        this.key = new SecretKeySpec(salt, HASH);
    }

    /** A hash; how long comparing two takes tells nothing about them. */
    static final class Value {
        private final byte[] octets;

        private Value(byte[] octets) {
            this.octets = octets;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Value value && MessageDigest.isEqual(octets, value.octets);
        }

        @Override
        public int hashCode() {
            return ByteBuffer.wrap(octets).getInt();
        }
    }

    /** With the name's length, so that no end of a name can pass for the beginning of a password. */
    Value of(String name, byte[] password) {
        try {
            byte[] octets = name.getBytes(StandardCharsets.UTF_8);
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
            mac.update(octets);
            return new Value(mac.doFinal(password));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HASH + " is missing (expected: every JDK has it)", e);
        }
    }
}
