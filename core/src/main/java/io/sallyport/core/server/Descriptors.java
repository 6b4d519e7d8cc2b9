package io.sallyport.core.server;

import com.sun.management.UnixOperatingSystemMXBean;
import io.sallyport.core.epoll.Pipes;
import java.lang.management.ManagementFactory;

/** How many client connections the process's file descriptors allow: a session needs two, and some stay in reserve. */
public final class Descriptors {
    /** For name servers, log files, attempts to connect that lose their race, and for accepting what is then shed. */
    static final int RESERVE = 64;

    private static final int PER_SESSION = 2;
    private static final long PER_PIPE = 2L;

    private Descriptors() {}

    /** Gives the lower of the configured cap and what the descriptors that are free now allow. */
    public static int cap(int configured) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            return cap(configured, system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount());
        }
        return configured;
    }

    static int cap(int configured, long free) {
        long sessions = Math.max(1, (free - RESERVE - PER_PIPE * Pipes.most(free)) / PER_SESSION);
        return (int) Math.min(configured, sessions);
    }
}
