package io.sallyport.core.testing;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs work on threads, of which one has the turn while the test waits. */
final class Turns {
    private static final int PATIENCE_SECONDS = 30;

    private final Semaphore halted = new Semaphore(0);

    /** Runs it until it is done, or waits for something. */
    void run(Runnable task) {
        Thread thread = new Thread(() -> runTask(task), "turn");
        thread.setDaemon(true);
        thread.start();
        await(halted);
    }

    private void runTask(Runnable task) {
        try {
            task.run();
        } finally {
            halted.release();
        }
    }

    /** On a thread of its own: gives the turn back until it is woken. */
    void sleep(Semaphore alarm) {
        halted.release();
        alarm.acquireUninterruptibly();
    }

    /** Gives it the turn again. */
    void wake(Semaphore alarm) {
        alarm.release();
        await(halted);
    }

    private static void await(Semaphore semaphore) {
        try {
            if (!semaphore.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("work neither ended nor waited within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
