package io.sallyport.core.epoll;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.NativeInetAddress;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Takes connections from a listening socket while its channel is to read. */
final class Acceptor implements GuardedHandle.Taker {
    /** Others have their turn after so many. */
    private static final int MOST_IN_A_TURN = 16;
    /** What the system's largest address takes, after an octet for its length. */
    private static final int ADDRESS = 26;

    private final UnixChannel listener;
    private final ChannelHandlerContext next;
    private final GuardedHandle.Direction input;
    private final @Nullable InetSocketAddress local;
    private final byte[] address = new byte[ADDRESS];

    private Acceptor(UnixChannel listener, ChannelHandlerContext next, GuardedHandle.Direction input) {
        this.listener = listener;
        this.next = next;
        this.input = input;
        this.local = specific((InetSocketAddress) listener.localAddress());
    }

    /** Makes one for a channel that is bound and registered; what it accepts goes on from there. */
    static Acceptor of(UnixChannel listener, ChannelHandlerContext next) {
        Acceptor acceptor = new Acceptor(
                listener, next, GuardedHandles.of(listener).orElseThrow().input());
        acceptor.input.take(acceptor);
        return acceptor;
    }

    /** Where every connection arrives, if it can be only there. */
    private static @Nullable InetSocketAddress specific(InetSocketAddress bound) {
        return bound.getAddress().isAnyLocalAddress() ? null : bound;
    }

    void resume() {
        input.await(true);
    }

    @Override
    public void onReady() {
        boolean more = true;
        for (int left = MOST_IN_A_TURN; more && left > 0; left--) {
            more = listener.isOpen() && listener.config().isAutoRead() && accept();
        }
        input.await(listener.config().isAutoRead());
    }

    /** It comes with what the listening socket cannot do any more, as the next try says. */
    @Override
    public void onError() {
        onReady();
    }

    /** Keeps mistakes from the event loop, which has other connections. */
    private boolean accept() {
        try {
            int descriptor = ((Socket) listener.fd()).accept(address);
            if (descriptor < 0) {
                return false;
            }
            next.fireChannelRead(channel(descriptor));
            return true;
        } catch (IOException | RuntimeException | Error e) {
            listener.pipeline().fireExceptionCaught(e);
            return false;
        }
    }

    private TcpChannel channel(int descriptor) throws IOException {
        try {
            InetSocketAddress remote = NativeInetAddress.address(address, 1, address[0]);
            return TcpChannel.accepted(listener, descriptor, local, remote);
        } catch (RuntimeException | Error e) {
            new FileDescriptor(descriptor).close();
            throw e;
        }
    }
}
