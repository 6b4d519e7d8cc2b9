package io.sallyport.core.testing;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.sallyport.core.egress.Dialer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Keeps every attempt to connect, until a test says how it ends. */
public final class FakeDialer implements Dialer {
    /** The local address of every connection. */
    public static final InetSocketAddress BOUND = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0x1234);

    private final List<Attempt> attempts = new ArrayList<>();
    private Consumer<Attempt> onDial = attempt -> {};
    private UnaryOperator<InetSocketAddress> route = address -> address;

    /** Ends attempts as soon as they begin. */
    public void onDial(Consumer<Attempt> ending) {
        onDial = ending;
    }

    /** Connects elsewhere than it was asked to. */
    public void connectsTo(InetSocketAddress elsewhere) {
        route = address -> elsewhere;
    }

    @Override
    public ChannelFuture dial(EventLoop loop, InetSocketAddress address) {
        Attempt attempt = new Attempt(address, new TestChannel(BOUND, route.apply(address)));
        attempts.add(attempt);
        onDial.accept(attempt);
        return attempt.promise;
    }

    public List<InetSocketAddress> dialed() {
        return attempts.stream().map(Attempt::address).toList();
    }

    public Attempt attempt(int index) {
        return attempts.get(index);
    }

    /** One attempt. */
    public static final class Attempt {
        private final InetSocketAddress address;
        private final TestChannel channel;
        private final ChannelPromise promise;

        Attempt(InetSocketAddress address, TestChannel channel) {
            this.address = address;
            this.channel = channel;
            this.promise = channel.newPromise();
            channel.closeFuture().addListener(closed -> promise.tryFailure(new ClosedChannelException()));
        }

        public InetSocketAddress address() {
            return address;
        }

        public TestChannel channel() {
            return channel;
        }

        public void succeed() {
            promise.trySuccess();
        }

        public void fail(Throwable cause) {
            promise.tryFailure(cause);
        }
    }
}
