package io.sallyport.core.association;

import io.netty.channel.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A socket of an association towards destinations of one family, and who may answer there. */
final class DestinationSocket {
    /** How long it is good for at least, whatever it says: an interface without a route is there. */
    static final long OPEN_AGAIN = TimeUnit.SECONDS.toNanos(5);

    private final Way way;
    private final Outbox outbox;
    private final long openedAt;
    private final Map<PeerKey, Peer> peers = new HashMap<>();
    private final KeyedHash hashes = new KeyedHash();
    private @Nullable InetSocketAddress lastSender;
    private @Nullable Peer lastPeer;
    private boolean lost;

    /**
     * Wraps a channel.
     *
     * @param way what it was bound to
     * @param openedAt the time
     */
    DestinationSocket(Way way, Channel channel, boolean segments, long openedAt) {
        this.way = way;
        this.openedAt = openedAt;
        this.outbox = new Outbox(channel, segments);
    }

    Way way() {
        return way;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Whether nothing goes out any more; another one is to be opened in its place. */
    boolean isLost() {
        return lost;
    }

    /** What it could not send may say that its interface is gone: it would not know another of the same name. */
    void failed(IOException cause, long now) {
        if (way.networkInterface().isPresent() && now - openedAt >= OPEN_AGAIN && InterfaceErrors.include(cause)) {
            lost = true;
        }
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
