package io.sallyport.auth.password;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Health;
import io.sallyport.core.spi.config.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The users as the file last said it without a mistake; looks whenever it is used, but not more than once a second. A
 * file that is being written is left alone: its beginning could name a user without the line that disables it.
 */
final class UsersFile {
    static final ReasonCode BROKEN = ReasonCode.of("users-file-broken");

    private static final Logger log = LoggerFactory.getLogger(UsersFile.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);
    private static final Duration WRITTEN_LAST = Duration.ofSeconds(1);

    private final Path path;
    private final UsersReader reader;
    private final Clock clock;
    private final Complaints complaints;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile Instant lastLook;
    private volatile Users users;
    private volatile Health health = Health.UP;
    private Instant lastRead;
    private FileState lastSeen;
    private FileState state;

    /**
     * Reads the file for the first time; it must be without a mistake. It may just have been written, as by whatever
     * starts the gateway after that, and is then read again at the next look.
     */
    UsersFile(Path path, UsersReader reader, Clock clock) throws ConfigurationException {
        this.path = path;
        this.reader = reader;
        this.clock = clock;
        complaints = new Complaints(path, log::error);
        lastLook = clock.instant();
        lastRead = lastLook;
        lastSeen = FileState.of(path);
        users = reader.read(path);
        if (!FileState.of(path).equals(lastSeen)) {
            throw new ConfigurationException(
                    "users-file: " + path + " changed while it was read",
                    "a file that is replaced by renaming a new one");
        }
        state = lastSeen.isUntouchedFor(WRITTEN_LAST, lastLook) ? lastSeen : FileState.UNKNOWN;
    }

    /** Gives the users; may read the file. */
    Users current() {
        if (isDue() && looking.tryLock()) {
            try {
                look();
            } finally {
                looking.unlock();
            }
        }
        return users;
    }

    /** Has the executor look at the file, if it is time. */
    void checkSoon(Executor executor) {
        if (isDue()) {
            try {
                executor.execute(this::current);
            } catch (RejectedExecutionException e) {
                log.debug("users file {}: not looked at, there is too much to do", path, e);
            }
        }
    }

    Health health() {
        return health;
    }

    private boolean isDue() {
        return hasPassed(BETWEEN_LOOKS, lastLook);
    }

    private boolean hasPassed(Duration wait, Instant since) {
        // A clock that was set back must not stop us from looking.
        return Duration.between(since, clock.instant()).abs().compareTo(wait) >= 0;
    }

    private void look() {
        lastLook = clock.instant();
        FileState found = FileState.of(path);
        if ((!found.equals(state) || !found.isKnown() || mayComeRight()) && isSettled(found)) {
            lastRead = lastLook;
            read(found);
        }
        lastSeen = found;
    }

    /** Whoever writes it seems to be done; one from the future must be the same at two looks. */
    private boolean isSettled(FileState found) {
        return found.isUntouchedFor(WRITTEN_LAST, lastLook) || found.equals(lastSeen);
    }

    /** What kept us from reading it, its mode or a want of descriptors, need not show in its state when it is gone. */
    private boolean mayComeRight() {
        return !health.equals(Health.UP) && hasPassed(BETWEEN_TRIES, lastRead);
    }

    private void read(FileState found) {
        try {
            Users read = reader.read(path);
            if (isStill(found)) {
                accept(read);
            }
        } catch (ConfigurationException e) {
            if (isStill(found)) {
                health = new Health.Degraded(BROKEN);
                complaints.about(e, users.size());
            }
        }
    }

    /** Whether it is still what we began to read; otherwise the next look finds another state again. */
    private boolean isStill(FileState found) {
        if (!FileState.of(path).equals(found)) {
            log.info("users file {}: changed while it was read, will be read again", path);
            return false;
        }
        state = found;
        return true;
    }

    private void accept(Users read) {
        users = read;
        health = Health.UP;
        complaints.end();
        log.info("users file {}: was read again, now names {} users", path, read.size());
    }
}
