package io.sallyport.auth.password;

import io.sallyport.core.spi.ReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a bounded number of works at a time on another executor, lets some wait, few of one source, and holds no thread. */
final class HashingQueue {
    static final ReasonCode OVERLOADED = ReasonCode.of("password-hashing-overloaded");
    static final ReasonCode OVERLOADED_FROM_SOURCE = ReasonCode.of("password-hashing-overloaded-from-source");

    private static final Logger log = LoggerFactory.getLogger(HashingQueue.class);

    private final Executor executor;
    private final int maxRunning;
    private final int maxWaiting;
    private final int maxWaitingPerSource;
    private final WaitingWorks waiting = new WaitingWorks();
    private int running;

    HashingQueue(Executor executor, int maxRunning, int maxWaiting, int maxWaitingPerSource) {
        this.executor = executor;
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
        this.maxWaitingPerSource = maxWaitingPerSource;
    }

    /** Takes a work, or says why not. */
    Optional<ReasonCode> submit(HashingWork work) {
        // What is abandoned costs next to nothing, but tells others so: not under the lock.
        makeRoom(work.source()).forEach(HashingQueue::run);
        return takeOrRefuse(work);
    }

    private synchronized List<HashingWork> makeRoom(Source source) {
        return refusal(source).isPresent() ? waiting.removeAbandoned() : List.of();
    }

    private synchronized Optional<ReasonCode> takeOrRefuse(HashingWork work) {
        if (running < maxRunning) {
            return start(work);
        }
        Optional<ReasonCode> refusal = refusal(work.source());
        if (refusal.isEmpty()) {
            waiting.add(work);
        }
        return refusal;
    }

    private Optional<ReasonCode> start(HashingWork work) {
        try {
            executor.execute(() -> runAndGoOn(work));
        } catch (RejectedExecutionException e) {
            return Optional.of(OVERLOADED);
        }
        running++;
        return Optional.empty();
    }

    private Optional<ReasonCode> refusal(Source source) {
        if (waiting.sizeOf(source) >= maxWaitingPerSource) {
            return Optional.of(OVERLOADED_FROM_SOURCE);
        }
        return waiting.size() < maxWaiting ? Optional.empty() : Optional.of(OVERLOADED);
    }

    private void runAndGoOn(HashingWork first) {
        for (Optional<HashingWork> work = Optional.of(first); work.isPresent(); work = next()) {
            run(work.get());
        }
    }

    private static void run(HashingWork work) {
        try {
            work.task().run();
        } catch (RuntimeException | Error e) {
            // Whoever waits next must not pay for it.
            log.error("a verification failed without completing its stage", e);
        }
    }

    private synchronized Optional<HashingWork> next() {
        Optional<HashingWork> next = waiting.next();
        if (next.isEmpty()) {
            running--;
        }
        return next;
    }
}
