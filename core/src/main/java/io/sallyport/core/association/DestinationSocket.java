package io.sallyport.core.association;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A socket of an association towards destinations of one family, and who may answer there. */
final class DestinationSocket {
    private final InetAddress source;
    private final Outbox outbox;
    private final Map<InetSocketAddress, Peer> peers = new HashMap<>();
    private @Nullable InetSocketAddress lastSender;
    private @Nullable Peer lastPeer;

    /**
     * Wraps a channel.
     *
     * @param source what it was bound to; unspecified if the system chooses
     */
    DestinationSocket(InetAddress source, Channel channel, boolean segments) {
        this.source = source;
        this.outbox = new Outbox(channel, segments);
    }

    InetAddress source() {
        return source;
    }

    Outbox outbox() {
        return outbox;
    }

    Peer permit(InetSocketAddress address, DatagramDestination destination) {
        Peer peer = peers.computeIfAbsent(address, a -> new Peer(a, destination));
        peer.added(destination);
        forgetLast();
        return peer;
    }

    void forget(InetSocketAddress address, DatagramDestination destination) {
        peers.computeIfPresent(address, (a, peer) -> peer.removed(destination) ? null : peer);
        forgetLast();
    }

    private void forgetLast() {
        lastSender = null;
        lastPeer = null;
    }

    /** Who that is, if the client has sent there. */
    Optional<Peer> peer(InetSocketAddress sender) {
        if (!sender.equals(lastSender)) {
            lastPeer = peers.get(sender);
            lastSender = sender;
        }
        return Optional.ofNullable(lastPeer);
    }
}
