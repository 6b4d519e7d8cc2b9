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
    private final Way way;
    private final Outbox outbox;
    private final Map<PeerKey, Peer> peers = new HashMap<>();
    private final KeyedHash hashes = new KeyedHash();
    private @Nullable InetSocketAddress lastSender;
    private @Nullable Peer lastPeer;

    /**
     * Wraps a channel.
     *
     * @param way what it was bound to
     */
    DestinationSocket(Way way, Channel channel, boolean segments) {
        this.way = way;
        this.outbox = new Outbox(channel, segments);
    }

    Way way() {
        return way;
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

    /**
     * What a socket goes out by.
     *
     * @param source the address; unspecified if the system chooses
     * @param networkInterface the name of the interface; empty if the system chooses
     */
    record Way(InetAddress source, Optional<String> networkInterface) {}
}
