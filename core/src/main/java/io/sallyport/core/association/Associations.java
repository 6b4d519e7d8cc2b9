package io.sallyport.core.association;

import io.sallyport.core.caps.AddressCounts;
import io.sallyport.core.caps.OctetBudget;
import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.caps.Places;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The associations of the gateway: how many there may be, and where their clients send to. Safe for every event loop. */
public final class Associations {
    private static final PlaceCaps LOOK_UPS = new PlaceCaps(256, 32);

    /** Some sources that look up much leave these to the first name of each other one. */
    private static final int FIRST_LOOK_UPS = 64;

    private final PlaceCaps caps;
    private final PortRange ports;
    private final Optional<InetAddress> advertised;
    private final Places places;
    private final Places lookUps = new Places(LOOK_UPS, FIRST_LOOK_UPS);
    private final OctetBudget pending;
    private final AddressCounts clientSockets = new AddressCounts();
    private final RateLimits rates = new RateLimits();

    /**
     * Makes a registry without associations.
     *
     * @param caps how many there may be, in all and for each source
     * @param pendingOctets how much of datagrams may wait for names and fragments, of all associations together
     * @param ports the ports that clients send to
     * @param advertised what clients are told to send to in place of the gateway's own address of the same family
     */
    public Associations(PlaceCaps caps, long pendingOctets, PortRange ports, Optional<InetAddress> advertised) {
        this.caps = caps;
        this.places = new Places(caps);
        this.pending = new OctetBudget(pendingOctets);
        this.ports = ports;
        this.advertised = advertised;
    }

    /** Gives the registry of a gateway without the command. */
    public static Associations none() {
        return new Associations(new PlaceCaps(0, 0), 0, PortRange.ANY, Optional.empty());
    }

    /** Whether there may be no association at all. */
    public boolean isOff() {
        return caps.total() == 0;
    }

    /** Takes a place for an association of a client, if there is one; {@link #left} gives it back. */
    public Places.Outcome entered(InetAddress client) {
        return places.take(client);
    }

    /** Gives a place back. */
    public void left(InetAddress client) {
        places.giveBack(client);
    }

    /** The look-ups that are under way for associations: each has a socket. */
    public Places lookUps() {
        return lookUps;
    }

    /** How many look-ups may be under way at a time. */
    public static int mostLookUps() {
        return LOOK_UPS.total();
    }

    /** What is held of datagrams that wait for names and fragments. */
    public OctetBudget pending() {
        return pending;
    }

    PortRange ports() {
        return ports;
    }

    RateLimits rates() {
        return rates;
    }

    /** From now on a client sends there. */
    public void opened(InetSocketAddress clientSocket) {
        clientSockets.add(clientSocket);
        clientSockets.add(advertised(clientSocket));
    }

    void closed(InetSocketAddress clientSocket) {
        clientSockets.remove(clientSocket);
        clientSockets.remove(advertised(clientSocket));
    }

    /** Whether an association's client sends there, by the address of this host or by the advertised one. */
    public boolean isClientSocket(InetSocketAddress address) {
        return clientSockets.isReachedAt(address);
    }

    /** Changes whenever there is one socket more that clients send to. */
    public int socketsOpened() {
        return clientSockets.added();
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
        return places.taken();
    }
}
