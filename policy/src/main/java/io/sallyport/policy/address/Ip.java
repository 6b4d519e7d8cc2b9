package io.sallyport.policy.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** An address as a number, IPv4 in the lowest 32 bits; set anew for each request, so that none is allocated. */
public final class Ip {
    private static final int IPV6_OCTETS = 16;
    private static final long MAPPED_PREFIX = 0xFFFFL;
    private static final long LOW_32_BITS = 0xFFFF_FFFFL;

    private boolean ipv6;
    private long high;
    private long low;

    /** Gives a new one. */
    public static Ip of(InetAddress address) {
        Ip ip = new Ip();
        ip.set(address);
        return ip;
    }

    static Ip of(boolean ipv6, long high, long low) {
        Ip ip = new Ip();
        ip.ipv6 = ipv6;
        ip.high = high;
        ip.low = low;
        return ip;
    }

    /** Takes an address; an IPv4-mapped one is its IPv4 address. */
    public void set(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean sixteen = octets.length == IPV6_OCTETS;
        high = sixteen ? number(octets, 0, Long.BYTES) : 0;
        low = sixteen ? number(octets, Long.BYTES, IPV6_OCTETS) : number(octets, 0, octets.length);
        ipv6 = sixteen && (high != 0 || low >>> 32 != MAPPED_PREFIX);
        if (!ipv6) {
            low &= LOW_32_BITS;
        }
    }

    /** Whether it is an IPv6 address. */
    public boolean isIpv6() {
        return ipv6;
    }

    /** The first 64 bits; 0 for IPv4. */
    public long high() {
        return high;
    }

    /** The last 64 bits. */
    public long low() {
        return low;
    }

    @Override
    public String toString() {
        ByteBuffer octets = ByteBuffer.allocate(IPV6_OCTETS).putLong(high).putLong(low);
        int from = ipv6 ? 0 : IPV6_OCTETS - Integer.BYTES;
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(octets.array(), from, IPV6_OCTETS))
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of neither 4 nor 16 octets", e);
        }
    }

    private static long number(byte[] octets, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | (octets[i] & 0xFF);
        }
        return number;
    }
}
