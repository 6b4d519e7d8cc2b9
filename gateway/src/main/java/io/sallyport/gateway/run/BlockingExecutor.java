package io.sallyport.gateway.run;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs what may block, on so many threads and with so many waiting; rejects the rest. */
final class BlockingExecutor implements Executor, AutoCloseable {
    private static final Duration KEEP_IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;

    BlockingExecutor(int count, int waiting) {
        AtomicInteger made = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                count,
                count,
                KEEP_IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                task -> daemon(task, "sallyport-blocking-" + made.incrementAndGet()),
                new ThreadPoolExecutor.AbortPolicy());
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Interrupts what runs; what does not heed it ends with the process. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
