package io.sallyport.gateway.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is open: closed in the reverse order, each whatever becomes of the others. */
final class Closing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Closing.class);

    private final Deque<Runnable> open = new ArrayDeque<>();

    /** Adds what is closed before all that was added so far. */
    void add(Runnable close) {
        open.addFirst(close);
    }

    /** Adds what is closed after all that was added so far. */
    void addLast(Runnable close) {
        open.addLast(close);
    }

    /**
     * Closes all, once.
     *
     * @throws IllegalStateException if something could not be closed; the rest is closed all the same
     */
    @Override
    public void close() {
        List<Throwable> failures = new ArrayList<>();
        while (!open.isEmpty()) {
            run(open.removeFirst(), failures);
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed = new IllegalStateException("not closed well", failures.get(0));
            failures.stream().skip(1).forEach(failed::addSuppressed);
            throw failed;
        }
    }

    /** Closes all because of a failure, which is the one that counts. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IllegalStateException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private static void run(Runnable close, List<Throwable> failures) {
        try {
            close.run();
        } catch (RuntimeException | Error failure) {
            log.error("closing failed", failure);
            failures.add(failure);
        }
    }
}
