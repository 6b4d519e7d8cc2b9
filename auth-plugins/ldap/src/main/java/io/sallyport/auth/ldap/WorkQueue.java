package io.sallyport.auth.ldap;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs a bounded number of works at a time on another executor and lets a bounded number wait, without a thread. */
final class WorkQueue implements Executor {
    private final Executor executor;
    private final int maxRunning;
    private final int maxWaiting;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    WorkQueue(Executor executor, int maxRunning, int maxWaiting) {
        this.executor = executor;
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
    }

    @Override
    public synchronized void execute(Runnable work) {
        if (running < maxRunning) {
            // First, because it throws when the executor is full.
            executor.execute(() -> runAndGoOn(work));
            running++;
        } else if (waiting.size() < maxWaiting) {
            waiting.add(work);
        } else {
            throw new RejectedExecutionException(maxWaiting + " works wait (expected: fewer)");
        }
    }

    private void runAndGoOn(Runnable first) {
        Optional<Runnable> work = Optional.of(first);
        while (work.isPresent()) {
            try {
                work.get().run();
            } finally {
                work = next();
            }
        }
    }

    private synchronized Optional<Runnable> next() {
        Optional<Runnable> next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            running--;
        }
        return next;
    }
}
