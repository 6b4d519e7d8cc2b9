package io.sallyport.core.tls;

import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.OpenSslSessionTicketKey;
import io.netty.handler.ssl.SslContext;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/** The keys of BoringSSL's session tickets (RFC 8446 section 4.6.1): random, in memory only. The JDK turns its own. */
final class TicketKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OpenSslSessionContext sessions;
    private byte[] current = random();

    private TicketKeys(OpenSslSessionContext sessions) {
        this.sessions = sessions;
        sessions.setTicketKeys(key(current));
    }

    static Optional<TicketKeys> of(SslContext context) {
        return context.sessionContext() instanceof OpenSslSessionContext sessions
                ? Optional.of(new TicketKeys(sessions))
                : Optional.empty();
    }

    synchronized void rotate() {
        byte[] previous = current;
        current = random();
        sessions.setTicketKeys(key(current), key(previous));
    }

    private static byte[] random() {
        byte[] octets = new byte[OpenSslSessionTicketKey.TICKET_KEY_SIZE];
        RANDOM.nextBytes(octets);
        return octets;
    }

    private static OpenSslSessionTicketKey key(byte[] octets) {
        int nameEnd = OpenSslSessionTicketKey.NAME_SIZE;
        int macEnd = nameEnd + OpenSslSessionTicketKey.HMAC_KEY_SIZE;
        return new OpenSslSessionTicketKey(
                Arrays.copyOfRange(octets, 0, nameEnd),
                Arrays.copyOfRange(octets, nameEnd, macEnd),
                Arrays.copyOfRange(octets, macEnd, macEnd + OpenSslSessionTicketKey.AES_KEY_SIZE));
    }
}
