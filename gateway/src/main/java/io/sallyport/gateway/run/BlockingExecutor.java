package io.sallyport.gateway.run;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what may block, on so many threads and with so many waiting; rejects the rest. */
final class BlockingExecutor implements Executor, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(BlockingExecutor.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final Duration KEEP_IDLE = Duration.ofSeconds(30);

    private final ThreadPoolExecutor threads;

    BlockingExecutor(int count, int waiting) {
        this("sallyport-blocking-", count, waiting);
    }

    BlockingExecutor(String name, int count, int waiting) {
        AtomicInteger made = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                count,
                count,
                KEEP_IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting),
                task -> daemon(task, name + made.incrementAndGet()),
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

    /** Interrupts what runs and waits for its end; what heeds it in no way ends with the process. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("blocking work still runs after {} s", LONGEST_STOP.toSeconds());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
