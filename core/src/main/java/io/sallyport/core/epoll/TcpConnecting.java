package io.sallyport.core.epoll;

import io.netty.channel.ChannelPromise;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/** A TCP connection that is being made. Its channel is closed by whoever wanted it, whether or not it comes to anything. */
final class TcpConnecting {
    private final TcpChannel channel;
    private final InetSocketAddress destination;
    private final ChannelPromise promise;

    TcpConnecting(TcpChannel channel, InetSocketAddress destination, ChannelPromise promise) {
        this.channel = channel;
        this.destination = destination;
        this.promise = promise;
    }

    void begin(@Nullable SocketAddress from) {
        try {
            Socket socket = channel.socket();
            if (from != null) {
                socket.bind(from);
            }
            socket.connect(destination);
            channel.leavesFrom(socket.localAddress());
            // One on the same machine is most often connected though the call said that it is not yet.
            InetSocketAddress peer = socket.remoteAddress();
            if (peer != null) {
                succeed(peer);
            } else {
                channel.await(TcpChannel.OUT, true);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
        closeIfCancelled();
    }

    private void closeIfCancelled() {
        if (!promise.isDone()) {
            promise.addListener(done -> {
                if (promise.isCancelled()) {
                    channel.close();
                }
            });
        }
    }

    /**
     * Something has become of it, or not: an event may be of another socket that had the number. Only one that has a
     * peer is connected.
     */
    void ready(boolean error) {
        try {
            if (error) {
                channel.socket().finishConnect();
            }
            InetSocketAddress peer = channel.socket().remoteAddress();
            if (peer != null) {
                succeed(peer);
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private void succeed(InetSocketAddress peer) {
        channel.connected(isSame(peer) ? destination : peer);
        boolean toldByRegistration = channel.isBeingRegistered();
        boolean awaited = promise.trySuccess();
        if (channel.isActive() && !toldByRegistration) {
            channel.pipeline().fireChannelActive();
        }
        if (!awaited) {
            channel.close();
        }
    }

    /** Two addresses for one are memory for nothing; those of IPv6 may be equal and have different scopes. */
    private boolean isSame(InetSocketAddress peer) {
        return destination.getAddress() instanceof Inet4Address && peer.equals(destination);
    }

    private void fail(Exception cause) {
        channel.notConnected();
        promise.tryFailure(cause);
    }

    void closed() {
        promise.tryFailure(new ClosedChannelException());
    }
}
