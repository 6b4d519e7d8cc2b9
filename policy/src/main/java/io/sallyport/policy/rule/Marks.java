package io.sallyport.policy.rule;

import io.sallyport.policy.address.Network;
import io.sallyport.policy.address.NetworkSet;
import io.sallyport.policy.host.HostPattern;
import java.util.Collection;

/** Values as bits of a number, a few of which are the same bit; see {@link Condition#spread}. */
final class Marks {
    /** Of what may hold any value. */
    static final long ALL = -1L;

    /** The bits before these say little, and are those by which networks are told apart. */
    private static final int IPV4_BLOCK = 96 + 24;

    private static final int IPV6_BLOCK = 48;

    private Marks() {}

    static long of(int hash) {
        return 1L << ((hash * 0x9E37_79B9) >>> (Integer.SIZE - 6));
    }

    static long of(Collection<String> texts) {
        long marks = 0;
        for (String text : texts) {
            marks |= of(text.hashCode());
        }
        return marks;
    }

    /** Of the patterns that are names. */
    static long ofNames(Collection<HostPattern> patterns) {
        long marks = 0;
        for (HostPattern pattern : patterns) {
            marks |=
                    pattern.kind() == HostPattern.Kind.EXACT ? of(pattern.text().hashCode()) : 0;
        }
        return marks;
    }

    /** Of the first address of each network, by its block. */
    static long ofFirst(NetworkSet networks) {
        long marks = 0;
        for (Network network : networks.networks()) {
            long block = network.ipv6() ? network.high() >>> (Long.SIZE - IPV6_BLOCK) : network.low() >>> Byte.SIZE;
            marks |= of(Long.hashCode(block));
        }
        return marks;
    }

    /** Of all addresses, by their blocks. */
    static long ofAll(NetworkSet networks) {
        for (Network network : networks.networks()) {
            if (network.length() < (network.ipv6() ? IPV6_BLOCK : IPV4_BLOCK)) {
                return ALL;
            }
        }
        return ofFirst(networks);
    }
}
