package io.sallyport.auth.gssapi.keytab;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Health;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keytab as it last was without a fault; looks for a new one whenever it is used, but not more than once a second.
 * A file that is being written is left alone, and one that is broken leaves the keys from before in use.
 */
public final class KeytabFile {
    static final ReasonCode BROKEN = ReasonCode.of("keytab-broken");

    private static final Logger log = LoggerFactory.getLogger(KeytabFile.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final Duration WRITTEN_LAST = Duration.ofSeconds(1);

    private final KeytabReader reader;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile Instant lastLook;
    private volatile Keytab keytab;
    private volatile Health health = Health.UP;
    private Instant lastRead;
    private FileState lastSeen;
    private FileState state;
    private String lastProblem = "";

    /** Reads the file for the first time; it must be without a fault. Blocks. */
    public KeytabFile(KeytabReader reader, Clock clock) throws BrokenKeytabException {
        this.reader = reader;
        this.clock = clock;
        lastLook = clock.instant();
        lastRead = lastLook;
        lastSeen = FileState.of(reader.path());
        keytab = reader.read();
        state = lastSeen.isUntouchedFor(WRITTEN_LAST, lastLook) ? lastSeen : FileState.UNKNOWN;
        warnOfWeakKeys();
    }

    /** Gives the keys; may read the file. */
    public Keytab current() {
        if (isDue() && looking.tryLock()) {
            try {
                look();
            } finally {
                looking.unlock();
            }
        }
        return keytab;
    }

    /** Whether the last look found a file that could be used. */
    public Health health() {
        return health;
    }

    /** Whether it is time for another look. */
    public boolean isDue() {
        return hasPassed(BETWEEN_LOOKS, lastLook);
    }

    private boolean hasPassed(Duration wait, Instant since) {
        // A clock that was set back must not stop us from looking.
        return Duration.between(since, clock.instant()).abs().compareTo(wait) >= 0;
    }

    private void look() {
        lastLook = clock.instant();
        FileState found = FileState.of(reader.path());
        if ((!found.equals(state) || mayComeRight()) && isSettled(found)) {
            lastRead = lastLook;
            read(found);
        }
        lastSeen = found;
    }

    /** Whoever writes it seems to be done; one from the future must be the same at two looks. */
    private boolean isSettled(FileState found) {
        return found.isUntouchedFor(WRITTEN_LAST, lastLook) || found.equals(lastSeen);
    }

    private boolean mayComeRight() {
        return !health.equals(Health.UP) && hasPassed(BETWEEN_TRIES, lastRead);
    }

    private void read(FileState found) {
        try {
            Keytab read = reader.read();
            if (FileState.of(reader.path()).equals(found)) {
                accept(read, found);
            }
        } catch (BrokenKeytabException e) {
            state = found;
            complain(e.problem());
        }
    }

    private void accept(Keytab read, FileState found) {
        boolean news = !health.equals(Health.UP) || !read.toString().equals(keytab.toString());
        state = found;
        health = Health.UP;
        lastProblem = "";
        keytab = read;
        if (news) {
            log.info(
                    "keytab {}: was read again, now has {} keys: {}",
                    reader.path(),
                    read.usable().size(),
                    read.usable());
            warnOfWeakKeys();
        }
    }

    private void complain(String problem) {
        health = new Health.Degraded(BROKEN);
        if (!problem.equals(lastProblem)) {
            lastProblem = problem;
            log.error("keytab {}: {}; the keys from before stay in use", reader.path(), problem);
        }
    }

    private void warnOfWeakKeys() {
        if (!keytab.weak().isEmpty()) {
            log.warn(
                    "keytab {}: {} keys are never used (expected: of {}): {}",
                    reader.path(),
                    keytab.weak().size(),
                    reader.enctypes(),
                    keytab.weak());
        }
    }
}
