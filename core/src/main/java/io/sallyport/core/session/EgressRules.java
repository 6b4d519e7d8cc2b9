package io.sallyport.core.session;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision.Permit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the addresses and the interface to go out by leave of a permission: they are the only way, or there is none. */
final class EgressRules {
    private EgressRules() {}

    /** Keeps of the permitted addresses those that can be reached as their permission says, in their order. */
    static Map<InetSocketAddress, Permit> reachable(Command command, Map<InetSocketAddress, Permit> permitted) {
        Map<InetSocketAddress, Permit> reachable = new LinkedHashMap<>(permitted);
        reachable.entrySet().removeIf(entry -> !reaches(command, entry.getKey().getAddress(), entry.getValue()));
        return reachable;
    }

    /** No command but CONNECT binds its way out here: what cannot be held to what its rule says does not go at all. */
    static boolean bindsNothingElse(Command command, Permit permit) {
        return command == Command.CONNECT || permit.obligations().egress().isAny();
    }

    private static boolean reaches(Command command, InetAddress address, Permit permit) {
        return bindsNothingElse(command, permit)
                && permit.obligations().egress().reach(address);
    }
}
