package io.sallyport.core.spi.auth;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A blocking executor that runs its work when the test says so, on the test's thread, or that is full. */
public final class QueueingExecutor implements Executor {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private boolean full;
    private int rejected;

    @Override
    public synchronized void execute(Runnable work) {
        if (full) {
            rejected++;
            throw new RejectedExecutionException("full");
        }
        waiting.add(work);
    }

    /** Runs all that waits, and what that adds. */
    public void runAll() {
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }

    /** Takes no more work. */
    public synchronized void becomeFull() {
        full = true;
    }

    /** How much work was not taken. */
    public synchronized int rejected() {
        return rejected;
    }

    /** How much work waits. */
    public int waiting() {
        return waiting.size();
    }
}
