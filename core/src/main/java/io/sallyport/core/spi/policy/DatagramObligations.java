package io.sallyport.core.spi.policy;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the datagrams of a permitted association are bound to. What is empty is not bound here.
 *
 * @param datagramsPerSecond the most that one identity may exchange under this rule, both directions and all its
 *     associations together; more are dropped
 * @param octetsPerSecond the same in octets of payload
 * @param octets the most octets of payload that one association may exchange under this rule, both directions together;
 *     more are dropped
 * @param fullCone whether anybody may answer once the association has sent to a destination under this rule; otherwise
 *     only the addresses and ports that it has sent to
 * @param dropsFragments whether datagrams that the client sent in fragments are dropped
 */
public record DatagramObligations(
        OptionalInt datagramsPerSecond,
        OptionalLong octetsPerSecond,
        OptionalLong octets,
        boolean fullCone,
        boolean dropsFragments) {
    /** Bound to nothing, and nobody answers who was not asked. */
    public static final DatagramObligations NONE =
            new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), false, false);
}
