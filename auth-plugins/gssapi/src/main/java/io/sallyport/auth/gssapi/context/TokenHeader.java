package io.sallyport.auth.gssapi.context;

import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.auth.gssapi.ticket.Decryption;
import io.sallyport.auth.gssapi.ticket.UnreadableException;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.security.auth.kerberos.EncryptionKey;

/**
 * The header of RFC 4121 section 4.2.6.2. The JDK does not compare the header of a sealed token with the copy within
 * the sealed part, so whoever is on the way could give an old token a new sequence number: it is compared here.
 */
final class TokenHeader {
    static final int LENGTH = 16;
    private static final int WRAP = 0x0504;
    private static final int FLAGS_AT = 2;
    private static final int EC_AT = 4;
    private static final int RRC_AT = 6;
    private static final int SEQUENCE_AT = 8;
    private static final int SENT_BY_ACCEPTOR = 1;
    private static final int SEALED = 2;
    private static final int ACCEPTOR_SUBKEY = 4;
    private static final int CONFOUNDER = 16;
    private static final int INITIATOR_SEAL = 24;

    private final Enctype enctype;
    private final Decryption decryption;

    TokenHeader(EncryptionKey key) {
        enctype = Enctype.of(key.getKeyType()).orElseThrow();
        decryption = new Decryption(enctype, key.getEncoded(), INITIATOR_SEAL);
    }

    static boolean isSealed(byte[] token) {
        return (token[FLAGS_AT] & SEALED) != 0;
    }

    static boolean isUnderAcceptorSubkey(byte[] token) {
        return token.length >= LENGTH && (token[FLAGS_AT] & ACCEPTOR_SUBKEY) != 0;
    }

    static long sequence(byte[] token) {
        return ByteBuffer.wrap(token).getLong(SEQUENCE_AT);
    }

    int overhead(boolean sealed) {
        return LENGTH + enctype.checksumLength() + (sealed ? CONFOUNDER + LENGTH : 0);
    }

    /** Checks what can be checked before the token is opened. */
    void check(byte[] token) throws MalformedMessageException {
        if (token.length < LENGTH
                || ByteBuffer.wrap(token).getShort() != WRAP
                || (token[FLAGS_AT] & SENT_BY_ACCEPTOR) != 0
                || token.length < overhead(isSealed(token))
                || (isSealed(token) && !isGenuine(token))) {
            throw new MalformedMessageException(JdkTokens.BAD_TOKEN);
        }
    }

    private boolean isGenuine(byte[] token) {
        byte[] expected = Arrays.copyOf(token, LENGTH);
        // The copy is of the header before the token was rotated.
        expected[RRC_AT] = 0;
        expected[RRC_AT + 1] = 0;
        if (expected[EC_AT] != 0 || expected[EC_AT + 1] != 0) {
            return false;
        }
        try {
            return MessageDigest.isEqual(expected, decryption.tail(unrotated(token), LENGTH));
        } catch (UnreadableException e) {
            return false;
        }
    }

    private static byte[] unrotated(byte[] token) {
        int length = token.length - LENGTH;
        int by = Short.toUnsignedInt(ByteBuffer.wrap(token).getShort(RRC_AT)) % length;
        byte[] octets = new byte[length];
        System.arraycopy(token, LENGTH + by, octets, 0, length - by);
        System.arraycopy(token, LENGTH, octets, length - by, by);
        return octets;
    }
}
