package io.sallyport.gateway.audit;

import io.sallyport.core.spi.audit.SessionListener;
import io.sallyport.core.spi.audit.SessionRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Writes one line for each session that ended, and each command; an event loop only ever puts a record into a bounded queue. */
public final class AuditLog implements SessionListener, AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final BlockingQueue<AuditItem> queue;
    private final AuditLosses losses = new AuditLosses();
    private final AuditNotices notices;
    private final AuditWriter writer;
    private final Thread thread;
    private final Duration longestClose;
    private volatile boolean isClosed;

    AuditLog(AuditOutput output, int queueLength, Clock clock, Duration longestClose) {
        this.queue = new ArrayBlockingQueue<>(queueLength);
        this.notices = new AuditNotices(clock);
        this.writer = new AuditWriter(queue, output, losses, clock);
        this.longestClose = longestClose;
        this.thread = new Thread(writer, "audit");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Opens the file and begins to write.
     *
     * @param file appended to; made with its folder, for its owner only, if it is not there
     * @param queueLength how many records may wait
     * @param clock the time of the lines that are about the log itself
     * @throws IOException if the file cannot be written
     */
    public static AuditLog open(Path file, int queueLength, Clock clock) throws IOException {
        return new AuditLog(new AuditFile(file), queueLength, clock, LONGEST_CLOSE);
    }

    /**
     * Looks whether the file could be opened, and makes nothing.
     *
     * @throws IOException if it could not
     */
    public static void check(Path file) throws IOException {
        AuditPath.check(file);
    }

    @Override
    public void sessionClosed(SessionRecord record) {
        put(new AuditItem.Session(record));
    }

    /** Writes what an operator has told the gateway. */
    public void commanded(OperatorCommand command) {
        put(new AuditItem.Command(command));
    }

    private void put(AuditItem.Entry entry) {
        if (isClosed || !queue.offer(entry)) {
            losses.drop();
        }
    }

    /** Begins a new file now; without it, a file that was moved away is noticed within a second. */
    public void reopen() {
        writer.reopen();
        wake();
    }

    /**
     * Writes what waits, for ten seconds at most. Called when no session is left.
     *
     * @throws UncheckedIOException if records are lost that no line counts
     */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        awaitWriter();
        long lost = lost();
        if (lost > 0) {
            notices.closedWith(lost);
            throw new UncheckedIOException(new IOException(lost + " audit records are lost (expected: none)"));
        }
    }

    private void awaitWriter() {
        writer.close();
        wake();
        try {
            thread.join(longestClose.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        writer.abandon();
    }

    private long lost() {
        List<AuditItem> left = new ArrayList<>();
        queue.drainTo(left);
        losses.lose(left.stream().filter(AuditItem.Entry.class::isInstance).count());
        return losses.count().total() + writer.inHand();
    }

    // A queue that is full keeps the writer awake by itself.
    private void wake() {
        queue.offer(new AuditItem.Wake());
    }
}
