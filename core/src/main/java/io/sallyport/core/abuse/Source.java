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
    private static final int HALF = 32;
    private static final int QUARTER = 16;

    static Source of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        return octets.remaining() == IPV4_LENGTH
                ? new Source(0, Integer.toUnsignedLong(octets.getInt()))
                : new Source(1, octets.getLong());
    }

    /** What one provider or company is given as a whole: of IPv6 32 bits, of IPv4 16. */
    long allocation() {
        return family == 0 ? network >>> QUARTER : network >>> HALF;
    }

    String text() {
        if (family == 0) {
            return "%d.%d.%d.%d".formatted(network >>> 24, network >>> 16 & 0xFF, network >>> 8 & 0xFF, network & 0xFF);
        }
        return "%x:%x:%x:%x::/64"
                .formatted(network >>> 48, network >>> 32 & 0xFFFF, network >>> 16 & 0xFFFF, network & 0xFFFF);
    }
}
