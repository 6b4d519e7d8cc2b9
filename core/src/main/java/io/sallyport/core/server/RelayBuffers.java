package io.sallyport.core.server;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import java.lang.management.ManagementFactory;

/**
 * The memory that octets on their way may take. A flow reads only when everything before is written, so that a stalled
 * one holds one read; how many clients there may be follows from that, because memory that is not there stops everybody.
 */
public final class RelayBuffers {
    static final int MAX_READ = 64 * 1024;

    private static final int READS_PER_SESSION = 2;
    /** What the client sent of a message that is not whole, with the read that completes it, and the plaintext of both. */
    private static final int READS_PER_ENCAPSULATED_SESSION = 5;

    /** The same in TLS, whose records are held until they are whole too. */
    private static final int READS_PER_ENCAPSULATED_SESSION_IN_TLS = 8;

    private static final double USABLE = 0.7;

    /** What beside that may go to reads that are larger; what they grow by is held as often as a read of any session. */
    private static final double USABLE_FOR_LARGE = 0.1;

    private static final int GROWTH = READS_PER_ENCAPSULATED_SESSION * (ReadSizes.LARGEST - MAX_READ);
    private static final LargeReads LARGE = new LargeReads(largeReads(directMemory()));
    private static final double PENDING = 0.05;
    private static final long MAX_PENDING = 64 * 1024 * 1024;

    /** A stalled flow holds one read. */
    private static final WriteBufferWaterMark ONE_READ = new WriteBufferWaterMark(1, 1);

    private RelayBuffers() {}

    /** Sets the options of a channel that octets go through. */
    static void configure(Channel channel) {
        channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
        channel.config().setWriteBufferWaterMark(ONE_READ);
        ReadSizes.adapt(channel, LARGE);
    }

    /**
     * Gives the lower of the configured cap on clients and what direct memory allows if all of them stall.
     *
     * @param encapsulates whether their sessions may be encapsulated
     */
    public static int cap(int configured, boolean encapsulates) {
        return cap(configured, directMemory(), encapsulates);
    }

    /** Gives the same where encapsulated sessions may be in TLS. */
    public static int capOfEncapsulatedInTls(int configured) {
        return cap(configured, directMemory(), READS_PER_ENCAPSULATED_SESSION_IN_TLS);
    }

    /** How much the datagrams of all associations that wait for something may take of what relays leave. */
    public static long forPendingDatagrams() {
        return Math.min(MAX_PENDING, (long) (directMemory() * PENDING));
    }

    private static long directMemory() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long limit = Long.parseLong(machine.getVMOption("MaxDirectMemorySize").getValue());
        return limit == 0 ? Runtime.getRuntime().maxMemory() : limit;
    }

    static int largeReads(long directMemory) {
        return (int) Math.min(Integer.MAX_VALUE / 2, (long) (directMemory * USABLE_FOR_LARGE) / GROWTH);
    }

    static int cap(int configured, long directMemory, boolean encapsulates) {
        return cap(configured, directMemory, encapsulates ? READS_PER_ENCAPSULATED_SESSION : READS_PER_SESSION);
    }

    private static int cap(int configured, long directMemory, int reads) {
        double sessions = directMemory * USABLE / (reads * MAX_READ);
        return (int) Math.max(1, Math.min(configured, sessions));
    }
}
