package io.sallyport.core.epoll;

import io.netty.channel.unix.FileDescriptor;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pipes larger, which neither the JDK nor Netty can. They have room for 64 KiB of what sockets give; with more, a bulk
 * flow takes about half of the processor's time.
 */
public final class PipeSize {
    /** As much as Linux lets a user without privileges have in as many pipes as there may be. */
    static final int OCTETS = 512 * 1024;

    private static final Logger log = LoggerFactory.getLogger(PipeSize.class);
    private static final ThreadFactory BESIDE = new DefaultThreadFactory("sallyport-pipes", true);
    private static final AtomicReference<Supplier<Enlarger>> WAYS = new AtomicReference<>();

    private static volatile @Nullable Enlarger known;

    private PipeSize() {}

    /** A call of fcntl(2) with F_SETPIPE_SZ, which may be refused. Used on event loops. */
    @FunctionalInterface
    public interface Enlarger {
        void enlarge(int descriptor, int octets);
    }

    /**
     * Says how pipes are made larger from now on.
     *
     * @param way loads it, which may take its time or fail; called once, when there is a pipe, and beside the event loops
     */
    public static void by(Supplier<Enlarger> way) {
        WAYS.set(way);
    }

    /** Makes a pipe larger, and tells whether it was tried. */
    static boolean enlarge(FileDescriptor pipe) {
        Enlarger way = known;
        if (way == null) {
            load();
            return false;
        }
        way.enlarge(pipe.intValue(), OCTETS);
        return true;
    }

    /** For tests. */
    static void forget() {
        WAYS.set(null);
        known = null;
    }

    private static void load() {
        Supplier<Enlarger> way = WAYS.getAndSet(null);
        if (way != null) {
            BESIDE.newThread(() -> load(way)).start();
        }
    }

    private static void load(Supplier<Enlarger> way) {
        try {
            known = way.get();
        } catch (RuntimeException | Error e) { // JNA's own, if the library is another version's
            log.info("pipes stay small, and bulk flows cost more: {}", e.getMessage());
        }
    }
}
