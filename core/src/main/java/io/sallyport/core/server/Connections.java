package io.sallyport.core.server;

import io.sallyport.core.spi.ReasonCode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts client connections against their caps; the table of sources is as large as the cap on connections at most. */
final class Connections {
    static final ReasonCode TOO_MANY = ReasonCode.of("too-many-connections");
    static final ReasonCode TOO_MANY_FROM_SOURCE = ReasonCode.of("too-many-connections-from-source");

    private final ConnectionCaps caps;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<InetAddress, Integer> bySource = new ConcurrentHashMap<>();

    Connections(ConnectionCaps caps) {
        this.caps = caps;
    }

    /** Takes a place for a connection, or says why there is none; {@link #closed} gives it back. */
    Optional<ReasonCode> opened(InetAddress source) {
        if (open.incrementAndGet() > caps.total()) {
            open.decrementAndGet();
            return Optional.of(TOO_MANY);
        }
        if (bySource.merge(key(source), 1, Integer::sum) > caps.perSource()) {
            closed(source);
            return Optional.of(TOO_MANY_FROM_SOURCE);
        }
        return Optional.empty();
    }

    void closed(InetAddress source) {
        bySource.computeIfPresent(key(source), (s, count) -> count > 1 ? count - 1 : null);
        open.decrementAndGet();
    }

    /** Of IPv6 the network of 64 bits, which one host has for itself. */
    private static InetAddress key(InetAddress source) {
        if (!(source instanceof Inet6Address)) {
            return source;
        }
        byte[] octets = source.getAddress();
        Arrays.fill(octets, octets.length / 2, octets.length, (byte) 0);
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError("16 octets are an address", e);
        }
    }

    int open() {
        return open.get();
    }

    int sources() {
        return bySource.size();
    }
}
