package io.sallyport.policy.address;

import java.net.InetAddress;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that begin with the same bits.
 *
 * @param ipv6 whether they are IPv6 addresses
 * @param high the first 64 bits of the lowest of them
 * @param low the last 64 bits of it
 * @param length how many of 128 bits are the same; an IPv4 network counts the 96 bits before it too
 */
public record Network(boolean ipv6, long high, long low, int length) {
    /** By first address; of two networks that begin alike the wider one first. */
    public static final Comparator<Network> OUTER_FIRST = (one, other) -> {
        int byStart = Range.compare(one.high, one.low, other.high, other.low);
        return byStart != 0 ? byStart : Integer.compare(one.length, other.length);
    };

    private static final int BITS = 128;
    private static final int IPV4_OFFSET = 96;

    /** Gives the network of an address; bits beyond the prefix are cut off. */
    public static Network of(InetAddress address, int prefixLength) {
        Ip ip = Ip.of(address);
        int length = ip.isIpv6() ? prefixLength : prefixLength + IPV4_OFFSET;
        return new Network(ip.isIpv6(), ip.high() & highMask(length), ip.low() & lowMask(length), length);
    }

    /** Written out, as of all records that many are looked up by: a start has no time to put it together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Network network
                && ipv6 == network.ipv6
                && high == network.high
                && low == network.low
                && length == network.length;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(high * 31 + low) + (ipv6 ? -length : length);
    }

    /** Its usual notation. */
    public String text() {
        return Ip.of(ipv6, high, low) + "/" + (ipv6 ? length : length - IPV4_OFFSET);
    }

    /** Whether an address of the same family is in it. */
    public boolean contains(long otherHigh, long otherLow) {
        return (otherHigh & highMask(length)) == high && (otherLow & lowMask(length)) == low;
    }

    /** Whether all addresses of a network of the same family are in it. */
    public boolean encloses(Network other) {
        return length <= other.length && contains(other.high, other.low);
    }

    /** Whether its first address comes after an address of the same family. */
    public boolean startsAfter(long otherHigh, long otherLow) {
        return Range.compare(high, low, otherHigh, otherLow) > 0;
    }

    boolean startsAt(Ip ip) {
        return ip.isIpv6() == ipv6 && ip.high() == high && ip.low() == low;
    }

    /** The numbers that belong to it. */
    Range range() {
        return new Range(high, low, high | ~highMask(length), low | ~lowMask(length));
    }

    private static long highMask(int length) {
        return length == 0 ? 0 : -1L << Math.max(0, BITS / 2 - length);
    }

    private static long lowMask(int length) {
        return length <= BITS / 2 ? 0 : -1L << (BITS - length);
    }
}
