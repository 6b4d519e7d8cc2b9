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

    private final Path path;
    private final int maxMemoryKib;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();

    private volatile Instant lastLook;
    private volatile Users users;
    private volatile Health health = Health.UP;
    private FileState state;
    private String lastComplaint = "";

    private UsersFile(Path path, int maxMemoryKib, Clock clock) throws UsersFileException {
        this.path = path;
        this.maxMemoryKib = maxMemoryKib;
        this.clock = clock;
        lastLook = clock.instant();
        state = FileState.of(path);
        users = UsersFileReader.read(path, maxMemoryKib);
    }

    static UsersFile open(Path path, int maxMemoryKib, Clock clock) throws ConfigurationException {
        try {
            return new UsersFile(path, maxMemoryKib, clock);
        } catch (UsersFileException e) {
            throw new ConfigurationException("users-file: " + e.describe(), "a users file without mistakes");
        }
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
        // A clock that was set back must not stop us from looking.
        return Duration.between(lastLook, clock.instant()).abs().compareTo(BETWEEN_LOOKS) >= 0;
    }

    private void look() {
        lastLook = clock.instant();
        FileState found = FileState.of(path);
        if (found.isKnown() && found.equals(state)) {
            return;
        }
        state = found;
        try {
            users = UsersFileReader.read(path, maxMemoryKib);
            health = Health.UP;
            lastComplaint = "";
            log.info("users file {}: has changed, now names {} users", path, users.size());
        } catch (UsersFileException e) {
            complain(e);
        }
    }

    private void complain(UsersFileException broken) {
        health = new Health.Down(BROKEN);
        if (broken.isTransient()) {
            // What kept us from reading it, such as its mode, need not show in its state when it is gone.
            state = FileState.UNKNOWN;
        }
        String complaint = broken.describe();
        if (!lastComplaint.equals(complaint)) {
            lastComplaint = complaint;
            log.error("users file {}: keeps the {} users from before, because {}", path, users.size(), lastComplaint);
        }
    }
}
