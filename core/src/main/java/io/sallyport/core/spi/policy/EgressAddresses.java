package io.sallyport.core.spi.policy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses of this host by which a permitted session goes out. If there is one, it is the only way: a destination of
 * a family for which there is none is not reached, and nothing goes out by another address when one cannot be bound.
 *
 * <p>They bind CONNECT and the datagrams of an association; a permission of any other command that has some is refused.
 *
 * @param ipv4 where IPv4 destinations are reached from
 * @param ipv6 where IPv6 destinations are reached from
 */
public record EgressAddresses(Optional<Inet4Address> ipv4, Optional<Inet6Address> ipv6) {
    /** The system chooses for each destination. */
    public static final EgressAddresses ANY = new EgressAddresses(Optional.empty(), Optional.empty());

    /** Whether the system chooses. */
    public boolean isAny() {
        return ipv4.isEmpty() && ipv6.isEmpty();
    }

    /** Whether a destination can be reached from one of them. */
    public boolean reach(InetAddress destination) {
        return isAny() || towards(destination).isPresent();
    }

    /** The one to reach a destination from; empty if the system chooses, or if it cannot be reached. */
    public Optional<InetAddress> towards(InetAddress destination) {
        return destination instanceof Inet6Address
                ? ipv6.map(InetAddress.class::cast)
                : ipv4.map(InetAddress.class::cast);
    }

    /** All of them. */
    public List<InetAddress> all() {
        return Stream.concat(ipv4.stream(), ipv6.stream())
                .map(InetAddress.class::cast)
                .toList();
    }
}
