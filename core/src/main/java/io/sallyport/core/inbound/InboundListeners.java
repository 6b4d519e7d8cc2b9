package io.sallyport.core.inbound;

import io.netty.channel.EventLoop;
import io.sallyport.core.caps.AddressCounts;
import io.sallyport.core.caps.Places;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.protocol.ReplyCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens listeners for the peers that clients expect, as many as there may be; serves every event loop. */
public final class InboundListeners {
    /** How many ports that others hold are tried before there is none: each costs the event loop a few system calls. */
    static final int MAX_TRIES = 64;

    private static final Logger log = LoggerFactory.getLogger(InboundListeners.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final InboundSettings settings;
    private final ListeningSockets sockets;
    private final LocalAddresses localAddresses;
    private final Places places;
    private final Set<InetSocketAddress> held = ConcurrentHashMap.newKeySet();
    private final AddressCounts listening = new AddressCounts();

    /** Makes listeners out of sockets, at addresses that the routes choose where none is configured. */
    public InboundListeners(InboundSettings settings, ListeningSockets sockets, Routes routes) {
        this.settings = settings;
        this.sockets = sockets;
        this.localAddresses = new LocalAddresses(settings.addresses(), routes);
        this.places = new Places(settings.caps());
    }

    /**
     * Listens for what a client expects.
     *
     * @return the listener, which the caller closes
     * @throws EgressException if there is no address, no port or no place for it
     */
    public InboundListener listen(Expected expected) throws EgressException {
        InetAddress local = localAddresses.choose(expected);
        InetAddress source = expected.client().address().getAddress();
        if (places.take(source) != Places.Outcome.TAKEN) {
            throw new EgressException("bind-limit-reached", ReplyCode.GENERAL_FAILURE);
        }
        try {
            ListeningSocket socket = open(expected.loop(), local);
            return listener(expected.loop(), socket, source);
        } catch (EgressException | RuntimeException e) {
            places.giveBack(source);
            throw e;
        }
    }

    private InboundListener listener(EventLoop loop, ListeningSocket socket, InetAddress source) {
        InetSocketAddress advertised = advertised(socket.address());
        listening.add(socket.address());
        listening.add(advertised);
        return new InboundListener(loop, socket, advertised, () -> {
            listening.remove(socket.address());
            listening.remove(advertised);
            held.remove(socket.address());
            places.giveBack(source);
        });
    }

    /** Whether a peer is waited for there, by the address of this host or by the advertised one. */
    public boolean isListening(InetSocketAddress address) {
        return listening.isReachedAt(address);
    }

    /** Changes whenever there is one listener more. */
    public int opened() {
        return listening.added();
    }

    /** Whether there may be no listener at all. */
    public boolean isOff() {
        return settings.caps().total() == 0;
    }

    /** How many listeners are open. */
    public int open() {
        return places.taken();
    }

    private ListeningSocket open(EventLoop loop, InetAddress local) throws EgressException {
        try {
            return settings.ports().isPresent()
                    ? openInRange(loop, local, settings.ports().get())
                    : sockets.open(loop, new InetSocketAddress(local, 0));
        } catch (IOException e) {
            FAILURES.event(count -> log.warn(
                    "cannot listen on {} for BIND ({} such): {}", local, count, String.valueOf(e.getMessage())));
            throw new EgressException("bind-failed", ReplyCode.GENERAL_FAILURE);
        }
    }

    private ListeningSocket openInRange(EventLoop loop, InetAddress local, PortRange ports)
            throws IOException, EgressException {
        int tries = 0;
        for (PrimitiveIterator.OfInt next = ports.inRandomOrder(); next.hasNext() && tries < MAX_TRIES; ) {
            InetSocketAddress address = new InetSocketAddress(local, next.nextInt());
            if (held.add(address)) {
                tries++;
                try {
                    return sockets.open(loop, address);
                } catch (IOException e) {
                    held.remove(address);
                    if (!isInUse(e)) {
                        throw e;
                    }
                } catch (RuntimeException e) {
                    held.remove(address);
                    throw e;
                }
            }
        }
        throw new EgressException("bind-no-port-free", ReplyCode.GENERAL_FAILURE);
    }

    private static boolean isInUse(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("in use");
    }

    private InetSocketAddress advertised(InetSocketAddress bound) {
        InetAddress address = settings.advertised().stream()
                .filter(each -> LocalAddresses.sameFamily(each, bound.getAddress()))
                .findFirst()
                .orElse(bound.getAddress());
        return new InetSocketAddress(address, bound.getPort());
    }
}
