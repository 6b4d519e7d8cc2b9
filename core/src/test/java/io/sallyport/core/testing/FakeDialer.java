package io.sallyport.core.testing;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.sallyport.core.egress.Dialer;
import io.sallyport.core.egress.EgressPath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Keeps every attempt to connect, until a test says how it ends. */
public final class FakeDialer implements Dialer {
    /** The local address of every connection that is not to leave by another. */
    public static final InetSocketAddress BOUND = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0x1234);

    private final List<Attempt> attempts = new ArrayList<>();
    private Consumer<Attempt> onDial = attempt -> {};
    private UnaryOperator<InetSocketAddress> route = address -> address;
    private Function<EgressPath, InetSocketAddress> local = path -> path.source()
            .map(source -> new InetSocketAddress(source, BOUND.getPort()))
            .orElse(BOUND);

    /** Ends attempts as soon as they begin. */
    public void onDial(Consumer<Attempt> ending) {
        onDial = ending;
    }

    /** Connects elsewhere than it was asked to. */
    public void connectsTo(InetSocketAddress elsewhere) {
        route = address -> elsewhere;
    }

    /** Connects from elsewhere than it was asked to. */
    public void connectsFrom(InetSocketAddress elsewhere) {
        local = path -> elsewhere;
    }

    @Override
    public ChannelFuture dial(EventLoop loop, EgressPath path) {
        InetSocketAddress address = path.destination();
        Attempt attempt = new Attempt(path, new TestChannel(local.apply(path), route.apply(address)));
        attempts.add(attempt);
        onDial.accept(attempt);
        return attempt.promise;
    }

    public List<InetSocketAddress> dialed() {
        return attempts.stream().map(Attempt::address).toList();
    }

    /** The ways that were tried. */
    public List<EgressPath> paths() {
        return attempts.stream().map(attempt -> attempt.path).toList();
    }

    public Attempt attempt(int index) {
        return attempts.get(index);
    }

    /** One attempt. */
    public static final class Attempt {
        private final EgressPath path;
        private final TestChannel channel;
        private final ChannelPromise promise;

        Attempt(EgressPath path, TestChannel channel) {
            this.path = path;
            this.channel = channel;
            this.promise = channel.newPromise();
            channel.closeFuture().addListener(closed -> promise.tryFailure(new ClosedChannelException()));
        }

        public InetSocketAddress address() {
            return path.destination();
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
