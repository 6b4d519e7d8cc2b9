package io.sallyport.core.epoll;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.util.concurrent.ThreadAwareExecutor;

/** Netty's epoll handler, asked only for interest sets that hold back what nobody reads and that it does not lose. */
public record EpollInterestGuard(IoHandlerFactory factory) implements IoHandlerFactory {

    @Override
    public IoHandler newHandler(ThreadAwareExecutor executor) {
        return new Handler(factory.newHandler(executor), new PendingInterests(), BusyTurns.yielding());
    }

    @Override
    public boolean isChangingThreadSupported() {
        return factory.isChangingThreadSupported();
    }

    record Handler(IoHandler delegate, PendingInterests pending, BusyTurns turns) implements IoHandler {

        @Override
        public void initialize() {
            delegate.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            pending.tell();
            turns.next();
            int events = delegate.run(context);
            turns.over(events);
            return events;
        }

        @Override
        public void prepareToDestroy() {
            delegate.prepareToDestroy();
        }

        @Override
        public void destroy() {
            delegate.destroy();
        }

        @Override
        public IoRegistration register(IoHandle handle) throws Exception {
            GuardedHandle guarded = new GuardedHandle((EpollIoHandle) handle, pending);
            guarded.registeredAs(delegate.register(guarded));
            GuardedHandles.add(guarded);
            return guarded;
        }

        @Override
        public void wakeup() {
            delegate.wakeup();
        }

        @Override
        public boolean isCompatible(Class<? extends IoHandle> handleType) {
            return delegate.isCompatible(handleType);
        }
    }
}
