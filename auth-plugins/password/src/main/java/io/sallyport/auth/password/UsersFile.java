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

/** The users as the file last said it without a mistake; looks whenever it is used, but not more than once a second. */
final class UsersFile {
    static final ReasonCode BROKEN = ReasonCode.of("users-file-broken");

    private static final Logger log = LoggerFactory.getLogger(UsersFile.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

    private final Path path;
    private final UsersReader reader;
    private final Clock clock;
    private final Complaints complaints;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile Instant lastLook;
    private volatile Users users;
    private volatile Health health = Health.UP;
    private Instant lastRead;
    private FileState state;

    /** Reads the file for the first time; it must be without a mistake. */
    UsersFile(Path path, UsersReader reader, Clock clock) throws ConfigurationException {
        this.path = path;
        this.reader = reader;
        this.clock = clock;
        complaints = new Complaints(path, log::error);
        lastLook = clock.instant();
        lastRead = lastLook;
        state = FileState.of(path);
        users = reader.read(path);
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
        if (!found.isKnown() || !found.equals(state) || mayComeRight()) {
            lastRead = lastLook;
            read();
            state = found;
        }
    }

    /** What kept us from reading it, its mode or a want of descriptors, need not show in its state when it is gone. */
    private boolean mayComeRight() {
        return !health.equals(Health.UP) && hasPassed(BETWEEN_TRIES, lastRead);
    }

    private void read() {
        try {
            users = reader.read(path);
            health = Health.UP;
            complaints.end();
            log.info("users file {}: was read again, now names {} users", path, users.size());
        } catch (ConfigurationException e) {
            health = new Health.Down(BROKEN);
            complaints.about(e, users.size());
        }
    }
}
