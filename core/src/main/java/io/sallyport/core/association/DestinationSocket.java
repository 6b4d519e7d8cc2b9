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
    private final Map<PeerKey, Peer> peers = new HashMap<>();
    private final KeyedHash hashes = new KeyedHash();
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
        Peer peer = peers.computeIfAbsent(hashes.key(address), key -> new Peer(address, destination));
        peer.added(destination);
        forgetLast();
        return peer;
    }

    void forget(InetSocketAddress address, DatagramDestination destination) {
        peers.computeIfPresent(hashes.key(address), (key, peer) -> peer.removed(destination) ? null : peer);
        forgetLast();
    }

    private void forgetLast() {
        lastSender = null;
        lastPeer = null;
    }

    /** Who that is, if the client has sent there. */
    Optional<Peer> peer(InetSocketAddress sender) {
        if (!sender.equals(lastSender)) {
            lastPeer = peers.get(hashes.key(sender));
            lastSender = sender;
        }
        return Optional.ofNullable(lastPeer);
    }
}
