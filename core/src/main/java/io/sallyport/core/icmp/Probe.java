package io.sallyport.core.icmp;

import io.sallyport.core.protocol.RequestFlag;
import io.sallyport.core.spi.policy.Command;
import java.net.InetAddress;
import java.util.Set;

/**
 * What a program is run for.
 *
 * @param command ping or traceroute
 * @param address where to: one that policy has permitted
 * @param flags what the client asked for beside
 */
public record Probe(Command command, InetAddress address, Set<RequestFlag> flags) {
    /** Copies the set. */
    public Probe {
        flags = Set.copyOf(flags);
    }

    boolean has(RequestFlag flag) {
        return flags.contains(flag);
    }
}
