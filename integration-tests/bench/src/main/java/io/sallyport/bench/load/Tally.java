package io.sallyport.bench.load;

import io.sallyport.bench.load.LoadException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what is done between two times, and what fails at any time. */
final class Tally {
    private static final int TOLD = 2;

    final LongAdder operations = new LongAdder();
    final LongAdder down = new LongAdder();
    final LongAdder up = new LongAdder();
    final LongAdder sent = new LongAdder();
    final LongAdder lost = new LongAdder();
    private final Map<Kind, Integer> failures = new EnumMap<>(Kind.class);
    private final CountDownLatch ready;
    private volatile long begin = Long.MAX_VALUE;
    private volatile long end = Long.MAX_VALUE;
    private long[] latencies = new long[1024];
    private int count;

    /** Counts for so many threads. */
    Tally(int threads) {
        this.ready = new CountDownLatch(threads);
    }

    /** One of the threads has what it needs; called again, it counts again. */
    void ready() {
        ready.countDown();
    }

    /** Waits for all of them, as a login may take long. */
    void awaitReady(Duration patience) throws InterruptedException {
        ready.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From now on it counts, for so long. */
    void open(Duration measured) {
        begin = System.nanoTime();
        end = begin + measured.toNanos();
    }

    long end() {
        return end;
    }

    boolean isOver() {
        return System.nanoTime() >= end;
    }

    boolean isMeasuring() {
        long now = System.nanoTime();
        return now >= begin && now < end;
    }

    /** An operation is done that began at that time. */
    void done(long since) {
        if (isMeasuring()) {
            operations.increment();
            latency(System.nanoTime() - since);
        }
    }

    private synchronized void latency(long nanoseconds) {
        if (count == latencies.length) {
            latencies = Arrays.copyOf(latencies, count * 2);
        }
        latencies[count++] = nanoseconds;
    }

    @SuppressWarnings("SystemOut")
    synchronized void failed(IOException failure) {
        Kind kind = LoadException.kindOf(failure);
        if (failures.merge(kind, 1, Integer::sum) <= TOLD) {
            System.err.println("load: " + kind + ": " + failure.getMessage());
        }
    }

    synchronized int failures(Kind kind) {
        return failures.getOrDefault(kind, 0);
    }

    synchronized int failures() {
        return failures.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How long the fastest so many of them took at most, in microseconds. */
    synchronized double percentile(double part) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(part * count))] / 1e3;
    }
}
