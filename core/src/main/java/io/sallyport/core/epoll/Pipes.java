package io.sallyport.core.epoll;

import io.netty.util.concurrent.FastThreadLocal;
import io.sallyport.core.caps.OpenFiles;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipes of an event loop that are free. There is a bounded number of pipes in all. */
public final class Pipes {
    private static final Logger log = LoggerFactory.getLogger(Pipes.class);
    private static final int MOST = 128;
    private static final int SHARE_OF_DESCRIPTORS = 32;
    private static final int ALLOWED = most(OpenFiles.most());

    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final AtomicInteger TAKEN = new AtomicInteger();
    private static final FastThreadLocal<Pipes> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected Pipes initialValue() {
            return new Pipes();
        }

        @Override
        protected void onRemoval(Pipes pipes) {
            pipes.free.forEach(Pipes::discard);
        }
    };
    /** Flows take turns, so one is enough; more would keep other loops from theirs. */
    private static final int MOST_FREE = 1;

    private final Deque<Pipe> free = new ArrayDeque<>(MOST_FREE);

    private Pipes() {}

    /** How many pipes there may be, each with two descriptors. */
    public static int allowed() {
        return ALLOWED;
    }

    private static int most(long descriptors) {
        return (int) Math.max(0, Math.min(MOST, descriptors / SHARE_OF_DESCRIPTORS));
    }

    /** Whether the last half is being used: nobody may keep one of these for longer than a turn. */
    static boolean areScarce() {
        return TAKEN.get() > ALLOWED / 2;
    }

    static Pipes ofLoop() {
        return OF_LOOP.get();
    }

    /** How many are open, in all event loops. */
    static int open() {
        return OPEN.get();
    }

    Optional<Pipe> take() {
        Pipe pipe = free.poll();
        Optional<Pipe> taken = pipe == null ? make() : Optional.of(pipe);
        if (taken.isPresent()) {
            TAKEN.incrementAndGet();
            taken.get().enlarge();
        }
        return taken;
    }

    private static Optional<Pipe> make() {
        if (OPEN.incrementAndGet() <= ALLOWED) {
            try {
                return Optional.of(Pipe.open());
            } catch (IOException e) {
                // no more files may be open: whoever asked goes on without
            }
        }
        OPEN.decrementAndGet();
        return Optional.empty();
    }

    /** Takes a pipe back; one that is not empty must never be anybody's again. */
    void giveBack(Pipe pipe) {
        TAKEN.decrementAndGet();
        if (pipe.held() == 0 && free.size() < MOST_FREE) {
            free.push(pipe);
        } else {
            discard(pipe);
        }
    }

    private static void discard(Pipe pipe) {
        OPEN.decrementAndGet();
        try {
            pipe.close();
        } catch (IOException e) {
            log.warn("a pipe could not be closed", e);
        }
    }
}
