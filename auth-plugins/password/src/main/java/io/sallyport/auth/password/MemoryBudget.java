package io.sallyport.auth.password;

import io.sallyport.core.spi.config.ConfigurationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What all methods of this plugin together may take of the heap to hash; beyond it, the whole process could end. */
final class MemoryBudget {
    private static final long KIB = 1024;
    private static final MemoryBudget OF_THE_PROCESS =
            new MemoryBudget(Runtime.getRuntime().maxMemory() / KIB);

    private final long heapKib;
    private long reservedKib;

    MemoryBudget(long heapKib) {
        this.heapKib = heapKib;
    }

    /** The one that all methods share: the gateway loads the plugin once. */
    static MemoryBudget ofTheProcess() {
        return OF_THE_PROCESS;
    }

    /** Sets the most aside that a method can take, until it is closed. */
    synchronized Reservation reserve(PasswordConfig config) throws ConfigurationException {
        long neededKib = (long) config.maxConcurrentHashes() * config.maxMemoryPerHashKib();
        if (reservedKib + neededKib > heapKib / 2) {
            throw new ConfigurationException(
                    "max-concurrent-hashes times max-memory-per-hash-kib: " + neededKib + " KiB, and " + reservedKib
                            + " KiB for other methods of the plugin",
                    "together at most half of the heap, which is " + heapKib + " KiB");
        }
        reservedKib += neededKib;
        return new Reservation(neededKib);
    }

    private synchronized void giveBack(long kib) {
        reservedKib -= kib;
    }

    /** A part of the budget; closing it gives it back, once. */
    final class Reservation implements AutoCloseable {
        private final long kib;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Reservation(long kib) {
            this.kib = kib;
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                giveBack(kib);
            }
        }
    }
}
