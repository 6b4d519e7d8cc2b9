package io.sallyport.gateway.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The audit log's thread: encodes and writes what waits in the queue, a batch at a time. */
final class AuditWriter implements Runnable {
    private static final int BATCH = 256;
    private static final int REFRESH_SECONDS = 1;

    private final BlockingQueue<AuditItem> queue;
    private final AuditOutput output;
    private final AuditLosses losses;
    private final Clock clock;
    private final AuditNotices notices;
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
        attempt(() -> write(batch));
    }

    private List<AuditItem> take() {
        List<AuditItem> batch = new ArrayList<>();
        try {
            AuditItem first = queue.poll(REFRESH_SECONDS, TimeUnit.SECONDS);
            if (first != null) {
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException nobodyShould) {
            isClosing = true;
        }
        return batch;
    }

    private void lookAtFile() throws IOException {
        if (reopens) {
            reopens = false;
            output.reopen();
        } else {
            output.refresh();
        }
    }

    private void write(List<AuditItem> batch) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        AuditLosses.Count lost = losses.count();
        if (!lost.isNone()) {
            lost.write(lines, clock.instant());
        }
        int records = encode(batch, lines);
        if (lines.size() > 0) {
            append(lines, records);
            losses.settle(lost);
        }
        noteBurst(lost);
    }

    private int encode(List<AuditItem> batch, ByteArrayOutputStream lines) {
        int records = 0;
        for (AuditItem item : batch) {
            if (item instanceof AuditItem.Session session && encode(session, lines)) {
                records++;
            }
        }
        return records;
    }

    private boolean encode(AuditItem.Session session, ByteArrayOutputStream lines) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            SessionJson.write(line, session.record());
        } catch (RuntimeException failure) {
            losses.lose(1);
            notices.failed(failure, losses.count().unwritten());
            return false;
        }
        lines.writeBytes(line.toByteArray());
        return true;
    }

    private void append(ByteArrayOutputStream lines, int records) throws IOException {
        try {
            output.append(ByteBuffer.wrap(lines.toByteArray()));
        } catch (IOException | RuntimeException failure) {
            losses.lose(records);
            throw failure;
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
