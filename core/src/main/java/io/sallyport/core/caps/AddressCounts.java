package io.sallyport.core.caps;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Addresses and ports that are in use, of which two sockets may have the same advertised one; safe for every thread. */
public final class AddressCounts {
    private final Map<InetSocketAddress, Integer> counts = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> ports = new ConcurrentHashMap<>();
    private final AtomicInteger added = new AtomicInteger();

    /** One more use. */
    public void add(InetSocketAddress address) {
        counts.merge(address, 1, Integer::sum);
        ports.merge(address.getPort(), 1, Integer::sum);
        added.incrementAndGet();
    }

    /** One use less. */
    public void remove(InetSocketAddress address) {
        counts.computeIfPresent(address, (a, count) -> count > 1 ? count - 1 : null);
        ports.computeIfPresent(address.getPort(), (p, count) -> count > 1 ? count - 1 : null);
    }

    /** Whether it is in use; who goes to the unspecified address may come out at any of this host, so that the port is. */
    public boolean isReachedAt(InetSocketAddress address) {
        return address.getAddress().isAnyLocalAddress() ? ports.containsKey(address.getPort()) : contains(address);
    }

    /** Whether it is in use. */
    public boolean contains(InetSocketAddress address) {
        return counts.containsKey(address);
    }

    /** How many were ever added, modulo the range of an int: whoever finds it unchanged need not look again. */
    public int added() {
        return added.get();
    }

    /** How many different ones are in use. */
    public int size() {
        return counts.size();
    }
}
