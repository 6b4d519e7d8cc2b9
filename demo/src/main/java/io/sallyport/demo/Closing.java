package io.sallyport.demo;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What is running, and is closed in the reverse order, once, whatever fails; also while more of it is being started. */
final class Closing implements AutoCloseable {
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    /** Takes one more; if all is over by now, that one too. */
    synchronized <T extends AutoCloseable> T add(T started) throws IOException {
        running.push(started);
        if (closed) {
            close();
            throw new IOException("stopped while starting");
        }
        return started;
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        List<Exception> failures = new ArrayList<>();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            IOException failure = new IOException("not all could be stopped: " + failures);
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }
}
