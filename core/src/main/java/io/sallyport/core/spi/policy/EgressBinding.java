package io.sallyport.core.spi.policy;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses of this host, and its interface, by which a permitted session goes out. What is said is the only way: a
 * destination of a family for which there is no address is not reached, if there is one of the other, and nothing goes
 * out by another address or interface when one cannot be had.
 *
 * <p>They bind CONNECT and the datagrams of an association; a permission of any other command that has some is refused.
 *
 * @param ipv4 where IPv4 destinations are reached from
 * @param ipv6 where IPv6 destinations are reached from
 * @param networkInterface the name of the interface that all destinations are reached by
 */
public record EgressBinding(
        Optional<Inet4Address> ipv4, Optional<Inet6Address> ipv6, Optional<String> networkInterface) {
    /** The system chooses for each destination. */
    public static final EgressBinding ANY = new EgressBinding(Optional.empty(), Optional.empty());

    /** What Linux takes for a name, in ASCII: IFNAMSIZ has room for 15 octets. */
    private static final Pattern NAME = Pattern.compile("(?!\\.{1,2}$)[!-~&&[^/:]]{1,15}");

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if no interface can have it
     */
    public EgressBinding {
        if (networkInterface.isPresent() && !isInterfaceName(networkInterface.get())) {
            throw new IllegalArgumentException("no name of an interface");
        }
    }

    /** Binds to addresses, and leaves the interface to the system. */
    public EgressBinding(Optional<Inet4Address> ipv4, Optional<Inet6Address> ipv6) {
        this(ipv4, ipv6, Optional.empty());
    }

    /** Whether an interface can have that name. */
    public static boolean isInterfaceName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether nothing is said. */
    public boolean isAny() {
        return !hasAddresses() && networkInterface.isEmpty();
    }

    /** Whether an address is said, of whichever family. */
    public boolean hasAddresses() {
        return ipv4.isPresent() || ipv6.isPresent();
    }

    /** Whether a destination can be reached from one of the addresses, or from any. */
    public boolean reach(InetAddress destination) {
        return !hasAddresses() || towards(destination).isPresent();
    }

    /** The address to reach a destination from; empty if the system chooses, or if it cannot be reached. */
    public Optional<InetAddress> towards(InetAddress destination) {
        return destination instanceof Inet6Address
                ? ipv6.map(InetAddress.class::cast)
                : ipv4.map(InetAddress.class::cast);
    }

    /** All addresses. */
    public List<InetAddress> addresses() {
        return Stream.concat(ipv4.stream(), ipv6.stream())
                .map(InetAddress.class::cast)
                .toList();
    }
}
