package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorChooserFactory.EventExecutorChooser;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import io.sallyport.core.deadline.DeadlineLoop;
import io.sallyport.core.deadline.DeadlineWheel;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The event loops that serve. A connection stays on the loop that accepted it, which costs no change of threads, unless
 * that one has noticeably more than another.
 */
final class ServingLoops extends MultiThreadIoEventLoopGroup {

    ServingLoops(int count, IoHandlerFactory handlers) {
        super(count, new ThreadPerTaskExecutor(new DefaultThreadFactory("sallyport-loop")), Chooser::new, handlers);
    }

    @Override
    protected IoEventLoop newChild(Executor executor, IoHandlerFactory handlers, Object... none) {
        return new Loop(this, executor, handlers);
    }

    /** How many channels one of these loops has. */
    int channelsOf(EventExecutor loop) {
        return ((Loop) loop).channels();
    }

    /** One that tells how much it has, or is about to have from others. */
    private static final class Loop extends SingleThreadIoEventLoop implements DeadlineLoop {
        private final AtomicInteger coming = new AtomicInteger();
        private final DeadlineWheel deadlines = new DeadlineWheel(this);

        Loop(IoEventLoopGroup parent, Executor executor, IoHandlerFactory handlers) {
            super(parent, executor, handlers);
        }

        @Override
        public DeadlineWheel deadlines() {
            return deadlines;
        }

        int channels() {
            return getNumOfRegisteredChannels() + coming.get();
        }

        @Override
        public ChannelFuture register(Channel channel) {
            if (inEventLoop()) {
                return super.register(channel);
            }
            coming.incrementAndGet();
            return super.register(channel).addListener(registered -> coming.decrementAndGet());
        }
    }

    /** Chooses the loop that asks, or the one that has the least. */
    private static final class Chooser implements EventExecutorChooser {
        /** Two sessions, and a small part of what there is. */
        private static final int SLACK = 4;

        private static final int SHARE = 16;

        private final List<Loop> loops;

        Chooser(EventExecutor... loops) {
            this.loops = Stream.of(loops).map(Loop.class::cast).toList();
        }

        @Override
        public EventExecutor next() {
            Loop least = least();
            Loop own = own();
            return own != null && own.channels() <= least.channels() * (SHARE + 1) / SHARE + SLACK ? own : least;
        }

        private Loop least() {
            Loop least = loops.get(0);
            for (int i = 1; i < loops.size(); i++) {
                if (loops.get(i).channels() < least.channels()) {
                    least = loops.get(i);
                }
            }
            return least;
        }

        private @Nullable Loop own() {
            for (int i = 0; i < loops.size(); i++) {
                if (loops.get(i).inEventLoop()) {
                    return loops.get(i);
                }
            }
            return null;
        }
    }
}
