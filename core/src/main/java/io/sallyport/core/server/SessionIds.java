package io.sallyport.core.server;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;

/** Names sessions: a part that is the run's own, and a count. */
final class SessionIds {
    private static final int RUN_OCTETS = 4;

    private final String run;
    private final AtomicLong count = new AtomicLong();

    SessionIds() {
        byte[] octets = new byte[RUN_OCTETS];
        new SecureRandom().nextBytes(octets);
        run = HexFormat.of().formatHex(octets);
    }

    String next() {
        return run + "-" + count.incrementAndGet();
    }
}
