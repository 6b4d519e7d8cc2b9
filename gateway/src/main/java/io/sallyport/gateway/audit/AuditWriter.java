package io.sallyport.gateway.audit;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The audit log's thread: encodes and writes what waits in the queue, a batch at a time. */
final class AuditWriter implements Runnable {
    private static final int BATCH = 256;
    private static final int REFRESH_SECONDS = 1;
    private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final BlockingQueue<AuditItem> queue;
    private final AuditOutput output;
    private final AuditLosses losses;
    private final Clock clock;
    private final AuditNotices notices;
    private final LineBuffer lines = new LineBuffer();
    private final LineBuffer line = new LineBuffer();
    private final AtomicInteger inHand = new AtomicInteger();
    private volatile boolean isClosing;
    private volatile boolean isAbandoned;
    private volatile boolean reopens;

    AuditWriter(BlockingQueue<AuditItem> queue, AuditOutput output, AuditLosses losses, Clock clock) {
        this.queue = queue;
        this.output = output;
        this.losses = losses;
        this.clock = clock;
        this.notices = new AuditNotices(clock);
    }

    /** Ends the thread when the queue is empty. */
    void close() {
        isClosing = true;
    }

    /** Ends the thread after the batch at hand. */
    void abandon() {
        isAbandoned = true;
    }

    void reopen() {
        reopens = true;
    }

    /** How many records were taken out of the queue, and are neither written nor lost yet. */
    int inHand() {
        return inHand.get();
    }

    @Override
    public void run() {
        while (!isAbandoned && !(isClosing && queue.isEmpty())) {
            step();
        }
        attempt(() -> write(List.of()));
        attempt(output::close);
    }

    private void step() {
        List<AuditItem> batch = take();
        attempt(this::lookAtFile);
        attempt(() -> writeOrLose(batch));
    }

    private List<AuditItem> take() {
        List<AuditItem> batch = new ArrayList<>();
        try {
            AuditItem first = queue.poll(REFRESH_SECONDS, TimeUnit.SECONDS);
            if (first != null) {
                batch.add(first);
                linger();
                queue.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException nobodyShould) {
            isClosing = true;
        }
        return batch;
    }

    /** Waits for company: a thread that sleeps until the next record has to be woken for each, by an event loop. */
    private void linger() {
        if (!isClosing && queue.size() < BATCH && queue.remainingCapacity() > BATCH) {
            LockSupport.parkNanos(LINGER_NANOS);
        }
    }

    private void lookAtFile() throws IOException {
        if (reopens) {
            reopens = false;
            output.reopen();
        } else {
            output.refresh();
        }
    }

    private void writeOrLose(List<AuditItem> batch) throws IOException {
        inHand.set(
                (int) batch.stream().filter(AuditItem.Entry.class::isInstance).count());
        try {
            write(batch);
            inHand.set(0);
        } finally {
            losses.lose(inHand.getAndSet(0));
        }
    }

    private void write(List<AuditItem> batch) throws IOException {
        lines.clear();
        AuditLosses.Count lost = losses.count();
        if (!lost.isNone()) {
            lost.write(lines, clock.instant());
        }
        encode(batch);
        if (lines.size() > 0) {
            output.append(lines.octets());
            losses.settle(lost);
        }
        noteBurst(lost);
    }

    private void encode(List<AuditItem> batch) {
        for (AuditItem item : batch) {
            if (item instanceof AuditItem.Entry entry) {
                encode(entry);
            }
        }
    }

    private void encode(AuditItem.Entry entry) {
        line.clear();
        try {
            entry.write(line);
            lines.append(line);
        } catch (RuntimeException failure) {
            inHand.decrementAndGet();
            losses.lose(1);
            notices.failed(failure, losses.count().unwritten());
        }
    }

    private void noteBurst(AuditLosses.Count lost) {
        if (lost.dropped() > 0) {
            notices.fellBehind(lost.dropped());
        } else if (queue.isEmpty()) {
            notices.keptUp();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    // Whatever fails, the thread goes on: without it every later record would be lost too.
    private void attempt(Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException | Error failure) {
            notices.failed(failure, losses.count().unwritten());
        }
    }
}
