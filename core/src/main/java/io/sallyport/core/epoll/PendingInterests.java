package io.sallyport.core.epoll;

import java.util.ArrayList;
import java.util.List;

/**
 * The channels of an event loop whose interest has changed since the kernel was told. It is told before it is asked for
 * events, so that what changes back and forth while events are handled, or is over by then, costs no system call.
 */
final class PendingInterests {
    private final List<GuardedHandle> handles = new ArrayList<>();

    void add(GuardedHandle handle) {
        handles.add(handle);
    }

    /** Tells the kernel; a channel that it does not take is closed, which may change what others are interested in. */
    void tell() {
        for (int next = 0; next < handles.size(); next++) {
            handles.get(next).tellKernel();
        }
        handles.clear();
    }
}
