package io.sallyport.core.epoll;

import io.netty.channel.ChannelPromise;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import org.jspecify.annotations.Nullable;

/** What a channel waits for, and its registration with the event loop that tells it. */
final class TcpInterest {
    private @Nullable IoRegistration registration;
    private int wanted;
    private boolean isBeingRegistered;

    /** Wants to be told, or no more, when it is ready for that. */
    void await(int operation, boolean ready) {
        int changed = ready ? wanted | operation : wanted & ~operation;
        if (changed != wanted) {
            wanted = changed;
            tell();
        }
    }

    boolean isAwaited(int operation) {
        return (wanted & operation) != 0;
    }

    private void tell() {
        if (registration != null) {
            registration.submit(EpollIoOps.valueOf(wanted));
        }
    }

    void register(IoEventLoop loop, EpollIoHandle handle, ChannelPromise promise) {
        loop.register(handle).addListener(done -> {
            if (done.isSuccess()) {
                registration = (IoRegistration) done.getNow();
                tell();
                isBeingRegistered = true;
                promise.setSuccess();
                isBeingRegistered = false;
            } else {
                promise.setFailure(done.cause());
            }
        });
    }

    /** Whether what waited for the registration is being told. */
    boolean isBeingRegistered() {
        return isBeingRegistered;
    }

    void cancel() {
        if (registration != null) {
            registration.cancel();
            registration = null;
        }
    }
}
