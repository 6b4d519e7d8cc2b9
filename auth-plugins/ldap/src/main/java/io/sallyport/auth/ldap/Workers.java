package io.sallyport.auth.ldap;

import io.sallyport.auth.ldap.config.LoginsConfig;
import io.sallyport.auth.ldap.connection.Threads;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Threads of this method's own: a directory that takes its time holds nobody else's work up. A bounded number of works
 * runs, a bounded number waits, and few of one source; when all places are taken, the source with the most makes way.
 */
final class Workers implements AutoCloseable {
    private static final long IDLE_SECONDS = 30;

    private final LoginsConfig config;
    private final ThreadPoolExecutor threads;
    private final WaitingWorks<Work<?>> waiting = new WaitingWorks<>();
    private int running;
    private boolean closed;

    Workers(String name, LoginsConfig config) {
        this.config = config;
        this.threads = new ThreadPoolExecutor(
                config.maxConcurrent(),
                config.maxConcurrent(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Threads.daemon(task, "sallyport-ldap-" + name));
        threads.allowCoreThreadTimeOut(true);
    }

    private record Work<T>(BooleanSupplier abandoned, Supplier<T> task, CompletableFuture<T> result) {
        void run() {
            try {
                result.complete(task.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }

        void refuse(String why) {
            result.completeExceptionally(new RejectedExecutionException(why));
        }
    }

    /**
     * Does something that blocks.
     *
     * @param abandoned whether nobody waits for it any more; the task has to end at once then
     * @throws RejectedExecutionException if too much waits already
     */
    <T> CompletionStage<T> submit(Source source, BooleanSupplier abandoned, Supplier<T> task) {
        Work<T> work = new Work<>(abandoned, task, new CompletableFuture<>());
        // Whoever is told so must not be told under the lock.
        makeRoom(source).forEach(Work::run);
        accept(source, work).ifPresent(other -> other.refuse("others wait for less"));
        return work.result();
    }

    private synchronized List<Work<?>> makeRoom(Source source) {
        return hasRoom(source)
                ? List.of()
                : waiting.remove(work -> work.abandoned().getAsBoolean());
    }

    private boolean hasRoom(Source source) {
        return waiting.size() < config.maxWaiting() && waiting.sizeOf(source) < config.maxWaitingPerSource();
    }

    /** Gives the work that had to make way. */
    private synchronized Optional<Work<?>> accept(Source source, Work<?> work) {
        if (closed) {
            throw new RejectedExecutionException("the method is closed");
        }
        if (running < config.maxConcurrent()) {
            threads.execute(() -> runAndGoOn(work));
            running++;
            return Optional.empty();
        }
        boolean tooManyOfSource = waiting.sizeOf(source) >= config.maxWaitingPerSource();
        Optional<Work<?>> out = hasRoom(source) || tooManyOfSource ? Optional.empty() : waiting.makeWayFor(source);
        if (!hasRoom(source)) {
            throw new RejectedExecutionException(waiting.size() + " works wait (expected: fewer)");
        }
        waiting.add(source, work);
        return out;
    }

    private void runAndGoOn(Work<?> first) {
        Optional<Work<?>> work = Optional.of(first);
        while (work.isPresent()) {
            work.get().run();
            work = next();
        }
    }

    private synchronized Optional<Work<?>> next() {
        Optional<Work<?>> next = waiting.next();
        if (next.isEmpty()) {
            running--;
        }
        return next;
    }

    /** What waits is refused; what runs is interrupted. */
    @Override
    public void close() {
        List<Work<?>> refused;
        synchronized (this) {
            closed = true;
            refused = waiting.clear();
        }
        threads.shutdownNow();
        refused.forEach(work -> work.refuse("the method is closed"));
    }
}
