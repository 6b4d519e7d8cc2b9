package io.sallyport.auth.gssapi.context;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authenticators that were accepted, as long as each could be accepted again; a bounded number, at one cost each. */
final class ReplayMemory {
    /** How far a client's clock may be from ours. */
    static final Duration SKEW = Duration.ofMinutes(5);
    /** From the earliest moment that an authenticator is accepted at to the last. */
    private static final Duration KEPT = SKEW.multipliedBy(2);

    private final int most;
    private final WhenFull whenFull;
    private final Map<Digest, Instant> seen = new LinkedHashMap<>();

    ReplayMemory(int most, WhenFull whenFull) {
        this.most = most;
        this.whenFull = whenFull;
    }

    void take(byte[] authenticator, Instant now) throws RefusedException {
        take(Digest.of(authenticator), now);
    }

    private synchronized void take(Digest authenticator, Instant now) throws RefusedException {
        forgetWhatCameBefore(now.minus(KEPT));
        if (seen.containsKey(authenticator)) {
            throw new RefusedException(Reasons.REPLAY);
        }
        if (seen.size() >= most) {
            makeRoom();
        }
        seen.put(authenticator, now);
    }

    private void forgetWhatCameBefore(Instant time) {
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(time)) {
            oldest.remove();
        }
    }

    private void makeRoom() throws RefusedException {
        if (whenFull == WhenFull.REFUSE) {
            throw new RefusedException(Reasons.REPLAY_MEMORY_FULL);
        }
        Iterator<Instant> oldest = seen.values().iterator();
        oldest.next();
        oldest.remove();
    }

    /** What to do with one more than there is room for. */
    enum WhenFull {
        FORGET_OLDEST,
        REFUSE
    }

    /** The first half of a SHA-256. */
    private record Digest(long high, long low) {
        static Digest of(byte[] octets) {
            try {
                ByteBuffer digest =
                        ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(octets));
                return new Digest(digest.getLong(), digest.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
