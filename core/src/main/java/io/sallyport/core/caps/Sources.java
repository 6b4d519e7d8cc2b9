package io.sallyport.core.caps;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one source. */
final class Sources {
    private Sources() {}

    /** Of IPv6 the network of 64 bits, which one host has for itself; an IPv4 address is one however it is written. */
    static InetAddress key(InetAddress source) {
        if (!(source instanceof Inet6Address)) {
            return source;
        }
        byte[] octets = source.getAddress();
        InetAddress canonical = address(octets);
        if (!(canonical instanceof Inet6Address)) {
            return canonical;
        }
        Arrays.fill(octets, octets.length / 2, octets.length, (byte) 0);
        return address(octets);
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new AssertionError("16 octets are an address", e);
        }
    }
}
