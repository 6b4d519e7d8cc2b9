package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.association.DatagramDestination.Closed;
import io.sallyport.core.association.DatagramDestination.Open;
import io.sallyport.core.association.DatagramDestination.Pending;
import io.sallyport.core.association.DestinationPolicy.Verdict;
import io.sallyport.core.egress.UnusableInterfaceException;
import io.sallyport.core.protocol.DatagramHeader;
import io.sallyport.core.protocol.SocksAddress;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Deny;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.MalformedHostException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Finds out about each destination once, and again from time to time: policy is asked as the client asked, a name is
 * resolved, policy is asked for each of its addresses. A name that is in use keeps its address.
 */
final class Destinations {
    /** How long an answer of policy is good for. */
    static final long ASK_AGAIN = TimeUnit.SECONDS.toNanos(30);

    /** How long what failed without policy is left alone. */
    private static final long TRY_AGAIN = TimeUnit.SECONDS.toNanos(5);

    /** How long a name waits for its turn to be looked up. */
    private static final long TRY_SOON = TimeUnit.MILLISECONDS.toNanos(100);

    private final DestinationPolicy policy;
    private final DestinationSockets sockets;
    private final RuleUses rules;
    private final NameLookups names;
    private final Drops drops;
    private final DestinationTable table;
    private final RateLimit fresh;
    private final DatagramDestination tooMany;
    private final DestinationNotes notes = new DestinationNotes();

    Destinations(UdpAssociation association, DestinationSockets sockets, RuleUses rules, long now) {
        this.policy = association.context().policy();
        this.sockets = sockets;
        this.rules = rules;
        this.names = new NameLookups(association, this);
        this.drops = association.drops();
        this.table = new DestinationTable(association.settings().destinations());
        this.fresh = new RateLimit(association.settings().newDestinationsPerSecond(), now);
        this.tooMany = new DatagramDestination(
                new byte[0], 0, new Closed(drops.of(Reasons.TOO_MANY_NEW_DESTINATIONS), Long.MAX_VALUE));
    }

    DestinationNotes notes() {
        return notes;
    }

    /** Gives what is known of a datagram's destination, or finds out. */
    DatagramDestination of(ByteBuf datagram, int headerLength, long now) {
        int at = datagram.readerIndex() + DatagramHeader.DESTINATION_AT;
        int length = headerLength - DatagramHeader.DESTINATION_AT;
        Optional<DatagramDestination> known = table.find(datagram, at, length);
        if (known.isEmpty() && !fresh.take(1, now)) {
            return tooMany;
        }
        DatagramDestination destination = known.isPresent() ? known.get() : discover(datagram, at, length);
        judge(destination, now);
        return destination;
    }

    private DatagramDestination discover(ByteBuf datagram, int at, int length) {
        if (table.isFull()) {
            table.removeEldest().ifPresent(this::forget);
        }
        byte[] asked = new byte[length];
        datagram.getBytes(at, asked);
        DatagramDestination destination =
                new DatagramDestination(asked, table.hash(datagram, at, length), DatagramDestination.UNKNOWN);
        notes.discovered();
        table.add(destination);
        return destination;
    }

    /** A destination is used, in whichever direction: what is known of it is found out again when it is due. */
    void judge(DatagramDestination destination, long now) {
        if (isDue(destination, now)) {
            decide(destination, now);
        }
        table.use(destination);
    }

    /** To ask again for what was dropped counts like a new destination: it costs the same. */
    private boolean isDue(DatagramDestination destination, long now) {
        if (destination.state() instanceof Open open) {
            return now - open.until() >= 0
                    || open.use().isOver()
                    || open.socket().isLost()
                    || hasBecomeGateway(destination, open);
        }
        if (destination.state() instanceof Closed closed) {
            return now - closed.until() >= 0 && fresh.take(1, now);
        }
        return destination.state() == DatagramDestination.UNKNOWN;
    }

    /** A socket of the gateway may be opened where a destination is known already. */
    private boolean hasBecomeGateway(DatagramDestination destination, Open open) {
        int sockets = policy.gatewaySockets();
        if (open.gatewaySockets() == sockets) {
            return false;
        }
        destination.become(open.at(sockets));
        return policy.isGateway(open.address());
    }

    private void decide(DatagramDestination asked, long now) {
        int port = DatagramHeader.port(asked.asked());
        SocksAddress address = DatagramHeader.address(asked.asked());
        if (port == 0) {
            close(asked, Reasons.DESTINATION_PORT_ZERO, now + ASK_AGAIN);
            return;
        }
        try {
            decide(asked, new Destination(address.asAsked(), address.canonical(), port), now);
        } catch (MalformedHostException e) {
            close(asked, Reasons.MALFORMED_DESTINATION, now + ASK_AGAIN);
        }
    }

    private void decide(DatagramDestination asked, Destination destination, long now) {
        Decision decision = policy.asAsked(destination);
        if (decision instanceof Deny deny) {
            notes.denied(destination, deny.ruling(), deny.reason());
            close(asked, deny.reason(), now + ASK_AGAIN);
        } else if (destination.host() instanceof CanonicalHost.Name name) {
            decideName(asked, destination, name, now);
        } else if (decision instanceof Permit permit && destination.host() instanceof CanonicalHost.Address literal) {
            open(asked, destination, Map.of(new InetSocketAddress(literal.address(), destination.port()), permit), now);
        }
    }

    private void decideName(DatagramDestination asked, Destination destination, CanonicalHost.Name name, long now) {
        if (asked.state() instanceof Open open) {
            onAddresses(asked, destination, List.of(open.address().getAddress()), now);
        } else if (!names.lookUp(asked, destination, name)) {
            close(asked, Reasons.TOO_MANY_NAMES, now + TRY_SOON);
        }
    }

    void onAddresses(DatagramDestination asked, Destination destination, List<InetAddress> addresses, long now) {
        Verdict verdict = policy.atAddresses(destination, addresses);
        if (verdict.permitted().isEmpty()) {
            notes.denied(destination, verdict.ruling(), verdict.denial());
            close(asked, verdict.denial(), now + ASK_AGAIN);
        } else {
            open(asked, destination, verdict.permitted(), now);
        }
        table.use(asked);
    }

    void onUnresolved(DatagramDestination asked, ReasonCode why, long now) {
        close(asked, why, now + TRY_AGAIN);
        table.use(asked);
    }

    private void open(
            DatagramDestination asked, Destination destination, Map<InetSocketAddress, Permit> permitted, long now) {
        InetSocketAddress address = choose(permitted);
        Permit permit = permitted.get(address);
        int gatewaySockets = policy.gatewaySockets();
        if (permit == null || policy.isGateway(address)) {
            close(asked, Reasons.DESTINATION_IS_THIS_GATEWAY, now + ASK_AGAIN);
        } else if (!reaches(address, permit)) {
            close(asked, Reasons.EGRESS_ADDRESS_FAMILY, now + ASK_AGAIN);
        } else if (!sockets.hasRoom(address, permit.obligations().egress())) {
            close(asked, Reasons.TOO_MANY_EGRESS_ADDRESSES, now + ASK_AGAIN);
        } else {
            bind(asked, destination, new Chosen(address, permit, gatewaySockets), now);
        }
    }

    private static boolean reaches(InetSocketAddress address, Permit permit) {
        return permit.obligations().egress().reach(address.getAddress());
    }

    private void bind(DatagramDestination asked, Destination destination, Chosen chosen, long now) {
        Optional<RuleUse> use = rules.bind(chosen.permit(), now);
        if (use.isEmpty()) {
            close(asked, Reasons.SESSION_LIMIT_REACHED, now + TRY_AGAIN);
        } else {
            notes.permitted(destination, chosen.address(), chosen.permit().ruling());
            open(asked, chosen.address(), use.get(), now, chosen.gatewaySockets());
        }
    }

    /** The first that can be reached as its rule says and by this host, else the first that can be as its rule says. */
    private InetSocketAddress choose(Map<InetSocketAddress, Permit> permitted) {
        InetSocketAddress first = permitted.keySet().iterator().next();
        if (permitted.size() == 1) {
            return first;
        }
        List<InetSocketAddress> reached = permitted.entrySet().stream()
                .filter(entry -> reaches(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return reached.stream()
                .filter(address -> hasRoute(address, permitted))
                .findFirst()
                .orElse(reached.isEmpty() ? first : reached.get(0));
    }

    private boolean hasRoute(InetSocketAddress address, Map<InetSocketAddress, Permit> permitted) {
        Permit permit = permitted.get(address);
        return permit != null && sockets.hasRoute(address, permit.obligations().egress());
    }

    private void open(DatagramDestination asked, InetSocketAddress address, RuleUse use, long now, int gatewaySockets) {
        try {
            DestinationSocket socket =
                    sockets.towards(address, use.obligations().egress());
            forget(asked);
            asked.become(new Open(socket.permit(address, asked), socket, use, now + ASK_AGAIN, gatewaySockets));
        } catch (UnusableInterfaceException e) {
            close(asked, Reasons.EGRESS_INTERFACE_UNAVAILABLE, now + TRY_AGAIN);
        } catch (IOException e) {
            boolean bound = use.obligations().egress().hasAddresses();
            close(asked, bound ? Reasons.EGRESS_ADDRESS_UNAVAILABLE : Reasons.SOCKET_FAILED, now + TRY_AGAIN);
        }
    }

    private void close(DatagramDestination asked, ReasonCode why, long until) {
        forget(asked);
        asked.become(new Closed(drops.of(why), until));
    }

    private void forget(DatagramDestination asked) {
        if (asked.state() instanceof Open open) {
            open.socket().forget(open.address(), asked);
        }
    }

    void close() {
        for (DatagramDestination destination : table.clear()) {
            if (destination.state() instanceof Pending pending) {
                pending.waiting().drain(payload -> {});
            }
            destination.become(DatagramDestination.UNKNOWN);
        }
    }

    /** Of the addresses of a destination, the one that is used. */
    private record Chosen(InetSocketAddress address, Permit permit, int gatewaySockets) {}
}
