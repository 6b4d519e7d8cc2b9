package io.sallyport.core.caps;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Whom a connection is counted for: an IPv4 address, however it is written, or an IPv6 network of 64 bits, which one host
 * has for itself.
 *
 * @param family 0 for IPv4, 1 for IPv6
 * @param network its bits
 */
public record Source(int family, long network) {
    private static final int IPV4_LENGTH = 4;
    /** The first half of 64:ff9b::/96 (RFC 6052), where all of IPv4 is: as one network it would be one source. */
    private static final long TRANSLATED = 0x0064_FF9B_0000_0000L;

    /** What is between the first half of ::ffff:0:0/96 (RFC 4291) and the IPv4 address. */
    private static final int MAPPED = 0xFFFF;

    private static final int HALF = 32;
    private static final int QUARTER = 16;

    /** Whom an address is counted for. */
    public static Source of(InetAddress address) {
        ByteBuffer octets = ByteBuffer.wrap(address.getAddress());
        if (octets.remaining() == IPV4_LENGTH) {
            return ofIpv4(octets.getInt());
        }
        long network = octets.getLong();
        int next = octets.getInt();
        boolean isIpv4 = (network == TRANSLATED && next == 0) || (network == 0 && next == MAPPED);
        return isIpv4 ? ofIpv4(octets.getInt()) : new Source(1, network);
    }

    private static Source ofIpv4(int address) {
        return new Source(0, Integer.toUnsignedLong(address));
    }

    /** What one provider or company is given as a whole: of IPv6 32 bits, of IPv4 16. */
    public long allocation() {
        return family == 0 ? network >>> QUARTER : network >>> HALF;
    }

    /** The same as a source, which stands for all of them. */
    public Source ofAllocation() {
        return new Source(family, allocation());
    }

    /** As a record has it, but without the code that would be generated while the first client waits. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Source source && family == source.family && network == source.network;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(network) * 31 + family;
    }

    /** The same for a reader. */
    public String text() {
        if (family == 0) {
            return "%d.%d.%d.%d".formatted(network >>> 24, network >>> 16 & 0xFF, network >>> 8 & 0xFF, network & 0xFF);
        }
        if (ClientSource.isUser(network)) {
            return ClientSource.userText(network);
        }
        return "%x:%x:%x:%x::/64"
                .formatted(network >>> 48, network >>> 32 & 0xFFFF, network >>> 16 & 0xFFFF, network & 0xFFFF);
    }
}
