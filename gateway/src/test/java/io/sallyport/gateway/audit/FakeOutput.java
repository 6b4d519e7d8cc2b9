package io.sallyport.gateway.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the lines in memory; can hold the writer up, and can fail. */
final class FakeOutput implements AuditOutput {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final AtomicInteger reopened = new AtomicInteger();
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch reopenedOnce = new CountDownLatch(1);
    volatile CountDownLatch gate = new CountDownLatch(0);
    final AtomicInteger failures = new AtomicInteger();
    volatile boolean isClosed;

    @Override
    public void append(ByteBuffer octets) throws IOException {
        entered.countDown();
        try {
            gate.await();
        } catch (InterruptedException impatient) {
            throw new IOException(impatient);
        }
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("No space left on device");
        }
        StandardCharsets.UTF_8.decode(octets).toString().lines().forEach(lines::add);
    }

    @Override
    public void refresh() {}

    @Override
    public void reopen() {
        reopened.incrementAndGet();
        reopenedOnce.countDown();
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
