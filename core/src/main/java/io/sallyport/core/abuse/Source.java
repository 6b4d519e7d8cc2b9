package io.sallyport.core.abuse;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Whom a connection is counted for: an IPv4 address, or an IPv6 network of 64 bits, which one host has for itself.
 *
 * @param family 0 for IPv4, 1 for IPv6
 * @param network its bits
 */
record Source(int family, long network) {
    private static final int IPV4_LENGTH = 4;
    /** The first half of 64:ff9b::/96 (RFC 6052), where all of IPv4 is: as one network it would be one source. */
    private static final long TRANSLATED = 0x0064_FF9B_0000_0000L;

    private static final int HALF = 32;
    private static final int QUARTER = 16;

    static Source of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        if (octets.remaining() == IPV4_LENGTH) {
            return ofIpv4(octets.getInt());
        }
        long network = octets.getLong();
        return network == TRANSLATED && octets.getInt() == 0 ? ofIpv4(octets.getInt()) : new Source(1, network);
    }

    private static Source ofIpv4(int address) {
        return new Source(0, Integer.toUnsignedLong(address));
    }

    /** What one provider or company is given as a whole: of IPv6 32 bits, of IPv4 16. */
    long allocation() {
        return family == 0 ? network >>> QUARTER : network >>> HALF;
    }

    /** The same as a source, which stands for all of them. */
    Source ofAllocation() {
        return new Source(family, allocation());
    }

    String text() {
        if (family == 0) {
            return "%d.%d.%d.%d".formatted(network >>> 24, network >>> 16 & 0xFF, network >>> 8 & 0xFF, network & 0xFF);
        }
        return "%x:%x:%x:%x::/64"
                .formatted(network >>> 48, network >>> 32 & 0xFFFF, network >>> 16 & 0xFFFF, network & 0xFFFF);
    }
}
