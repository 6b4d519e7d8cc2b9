package io.sallyport.core.association;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The associations of the gateway: how many there may be, and where their clients send to. Safe for every event loop. */
public final class Associations {
    private final int most;
    private final PortRange ports;
    private final Optional<InetAddress> advertised;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<InetSocketAddress> clientSockets = ConcurrentHashMap.newKeySet();
    private final RateLimits rates = new RateLimits();

    /**
     * Makes a registry without associations.
     *
     * @param most how many there may be
     * @param ports the ports that clients send to
     * @param advertised what clients are told to send to in place of the gateway's own address of the same family
     */
    public Associations(int most, PortRange ports, Optional<InetAddress> advertised) {
        this.most = most;
        this.ports = ports;
        this.advertised = advertised;
    }

    /** Gives the registry of a gateway without the command. */
    public static Associations none() {
        return new Associations(0, PortRange.ANY, Optional.empty());
    }

    /** Whether there may be no association at all. */
    public boolean isOff() {
        return most == 0;
    }

    /** Takes a place for an association; {@link #left} gives it back. */
    public boolean entered() {
        boolean room = open.incrementAndGet() <= most;
        if (!room) {
            open.decrementAndGet();
        }
        return room;
    }

    /** Gives a place back. */
    public void left() {
        open.decrementAndGet();
    }

    PortRange ports() {
        return ports;
    }

    RateLimits rates() {
        return rates;
    }

    void opened(InetSocketAddress clientSocket) {
        clientSockets.add(clientSocket);
    }

    void closed(InetSocketAddress clientSocket) {
        clientSockets.remove(clientSocket);
    }

    /** Whether an association's client sends there. */
    public boolean isClientSocket(InetSocketAddress address) {
        return clientSockets.contains(address);
    }

    /** Where the client is told to send to. */
    public InetSocketAddress advertised(InetSocketAddress bound) {
        return advertised
                .filter(address -> address.getClass() == bound.getAddress().getClass())
                .map(address -> new InetSocketAddress(address, bound.getPort()))
                .orElse(bound);
    }

    /** How many there are. */
    public int count() {
        return open.get();
    }
}
