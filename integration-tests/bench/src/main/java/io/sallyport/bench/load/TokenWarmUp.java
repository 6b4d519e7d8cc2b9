package io.sallyport.bench.load;

import io.sallyport.auth.gssapi.token.Rfc4121Tokens;
import io.sallyport.auth.gssapi.token.Role;
import io.sallyport.auth.gssapi.token.TokenState;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.security.auth.kerberos.EncryptionKey;

/**
 * Wraps and unwraps in this process alone. A stream has so few calls, of many octets each, that the Java virtual machine
 * would not compile the ciphers within a measurement, and the client would be what is measured.
 */
final class TokenWarmUp {
    private static final int AES256_SHA1 = 18;
    private static final int SHORT = 512;

    private TokenWarmUp() {}

    /** Passes so many messages each way, half of them sealed, unless that takes too long. */
    static void run(int messages, Duration atMost) {
        Rfc4121Tokens one = tokens(Role.INITIATOR);
        Rfc4121Tokens other = tokens(Role.ACCEPTOR);
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (int i = 0; i < messages && System.nanoTime() < end; i++) {
                pass(one, other, i % 2 == 0);
                pass(other, one, i % 2 == 0);
            }
        } catch (MalformedMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Rfc4121Tokens tokens(Role role) {
        return Rfc4121Tokens.of(new EncryptionKey(new byte[32], AES256_SHA1), new TokenState(role, true, 0, 0));
    }

    private static void pass(Rfc4121Tokens from, Rfc4121Tokens to, boolean confidential)
            throws MalformedMessageException {
        ByteBuffer token = ByteBuffer.allocate(from.maxTokenLength(SHORT, confidential));
        from.wrap(ByteBuffer.allocate(SHORT), confidential, token);
        to.unwrap(token.flip(), ByteBuffer.allocate(token.limit()));
    }
}
