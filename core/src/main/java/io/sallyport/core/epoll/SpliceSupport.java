package io.sallyport.core.epoll;

import io.netty.channel.unix.Errors.NativeIoException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether splice works here: a kernel, a sandbox or a security module may refuse it where reading and writing work. */
final class SpliceSupport {
    private static final Logger log = LoggerFactory.getLogger(SpliceSupport.class);
    private static final int EPERM = 1;
    private static final int EACCES = 13;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final Set<Integer> REFUSALS = Set.of(EPERM, EACCES, EINVAL, ENOSYS);
    private static final AtomicBoolean REFUSED = new AtomicBoolean();

    private SpliceSupport() {}

    static boolean isThere() {
        return !REFUSED.get();
    }

    /** Tells whether a failure is not the socket's, and then remembers it. */
    static boolean isRefused(IOException failure) {
        if (!(failure instanceof NativeIoException system && isRefusal(system.expectedErr()))) {
            return false;
        }
        if (REFUSED.compareAndSet(false, true)) {
            log.warn("bulk flows are copied: splice is refused here: {}", failure.getMessage());
        }
        return true;
    }

    static boolean isRefusal(int error) {
        return REFUSALS.contains(Math.abs(error));
    }
}
