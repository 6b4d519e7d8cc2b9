package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.PeerCredentials;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.UnixPeer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Who is at the other end of a connection that was accepted. */
final class AcceptedClient {
    private AcceptedClient() {}

    /** Finds out; nobody is if the connection has ended already. */
    static Optional<ClientInfo> of(Channel channel, ListenerSettings listener, String id) {
        if (channel instanceof EpollDomainSocketChannel socket) {
            return peer(socket).map(peer -> ClientInfo.atUnixSocket(id, listener.name(), peer, path(listener.place())));
        }
        return channel.remoteAddress() instanceof InetSocketAddress address
                        && channel.localAddress() instanceof InetSocketAddress local
                ? Optional.of(new ClientInfo(id, listener.name(), address, local, Optional.empty()))
                : Optional.empty();
    }

    private static Optional<UnixPeer> peer(EpollDomainSocketChannel socket) {
        try {
            PeerCredentials credentials = socket.peerCredentials();
            return Optional.of(new UnixPeer(Integer.toUnsignedLong(credentials.uid()), credentials.pid()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The socket itself knows at most where it was hidden when it was made. */
    private static String path(ListenerPlace place) {
        if (place instanceof ListenerPlace.UnixSocket socket) {
            return socket.path().toString();
        }
        return place instanceof ListenerPlace.Inherited inherited
                        && inherited.address() instanceof DomainSocketAddress address
                ? address.path()
                : "";
    }
}
