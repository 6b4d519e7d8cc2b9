package io.sallyport.core.server;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.util.concurrent.atomic.AtomicLong;

/** Counts how often the loops of another factory turn, and the I/O events that they handle. */
record CountingIoHandlerFactory(IoHandlerFactory factory, AtomicLong turns, AtomicLong events)
        implements IoHandlerFactory {

    CountingIoHandlerFactory(IoHandlerFactory factory) {
        this(factory, new AtomicLong(), new AtomicLong());
    }

    @Override
    public IoHandler newHandler(ThreadAwareExecutor executor) {
        return new Handler(factory.newHandler(executor), turns, events);
    }

    @Override
    public boolean isChangingThreadSupported() {
        return factory.isChangingThreadSupported();
    }

    private record Handler(IoHandler delegate, AtomicLong turns, AtomicLong events) implements IoHandler {

        @Override
        public void initialize() {
            delegate.initialize();
        }

        @Override
        public int run(IoHandlerContext context) {
            int handled = delegate.run(context);
            events.addAndGet(handled);
            turns.incrementAndGet();
            return handled;
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
            return delegate.register(handle);
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
