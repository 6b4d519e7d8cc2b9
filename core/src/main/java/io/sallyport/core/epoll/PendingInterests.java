package io.sallyport.core.epoll;

import io.sallyport.core.log.RateLimitedLog;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of an event loop whose interest has changed since the kernel was told. It is told before it is asked for
 * events, so that what changes back and forth while events are handled, or is over by then, costs no system call.
 */
final class PendingInterests {
    private static final Logger log = LoggerFactory.getLogger(PendingInterests.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final List<GuardedHandle> handles = new ArrayList<>();

    void add(GuardedHandle handle) {
        handles.add(handle);
    }

    /** Tells the kernel; a channel that it does not take is closed, which may change what others are interested in. */
    void tell() {
        for (int next = 0; next < handles.size(); next++) {
            tell(handles.get(next));
        }
        handles.clear();
    }

    /** Netty expects nothing to be thrown here, and would end the event loop. */
    private static void tell(GuardedHandle handle) {
        try {
            handle.tellKernel();
        } catch (RuntimeException e) {
            FAILURES.event(count -> log.error("epoll could not be told of a channel ({} such)", count, e));
        }
    }
}
