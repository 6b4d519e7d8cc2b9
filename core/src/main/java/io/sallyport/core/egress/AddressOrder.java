package io.sallyport.core.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The order in which addresses are tried: families in turn, beginning with the first one's, RFC 8305 section 4. */
public final class AddressOrder {
    private AddressOrder() {}

    /** Gives the same addresses with the families in turn; within a family the order stays. */
    public static List<InetAddress> interleave(List<InetAddress> addresses) {
        Deque<InetAddress> first = new ArrayDeque<>();
        Deque<InetAddress> second = new ArrayDeque<>();
        for (InetAddress address : addresses) {
            boolean sameFamily = isIpv6(address) == isIpv6(addresses.get(0));
            (sameFamily ? first : second).add(address);
        }
        List<InetAddress> ordered = new ArrayList<>(addresses.size());
        while (!first.isEmpty() || !second.isEmpty()) {
            if (!first.isEmpty()) {
                ordered.add(first.remove());
            }
            if (!second.isEmpty()) {
                ordered.add(second.remove());
            }
        }
        return List.copyOf(ordered);
    }

    private static boolean isIpv6(InetAddress address) {
        return address instanceof Inet6Address;
    }
}
