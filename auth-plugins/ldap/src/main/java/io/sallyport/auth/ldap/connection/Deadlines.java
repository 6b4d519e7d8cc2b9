package io.sallyport.auth.ldap.connection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Lets go whoever waits for a server for too long; closing it lets go everybody. */
public final class Deadlines implements AutoCloseable {
    private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor thread;

    /** Gets ready. */
    public Deadlines() {
        thread = new ScheduledThreadPoolExecutor(1, task -> Threads.daemon(task, "sallyport-ldap-deadlines"));
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Begins the time of something. */
    public Deadline in(Duration time) {
        Deadline deadline = new Deadline(time, running::remove);
        running.add(deadline);
        try {
            deadline.endBy(thread.schedule(deadline::pass, time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (RejectedExecutionException closed) {
            deadline.pass();
        }
        return deadline;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        running.forEach(Deadline::pass);
    }
}
