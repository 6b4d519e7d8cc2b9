package io.sallyport.core.association;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.Ruling;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an association asks before it sends anything anywhere. */
public interface DestinationPolicy {
    /** Asks for a destination as the client asked it. */
    Decision asAsked(Destination destination);

    /** Asks for each address of a destination, in the order in which they would be used. */
    Verdict atAddresses(Destination destination, List<InetAddress> addresses);

    /** Whether a socket of this gateway listens there: a way back into it would come from its own address. */
    boolean isGateway(InetSocketAddress address);

    /** Changes whenever {@link #isGateway} may come to say yes where it said no. */
    int gatewaySockets();

    /** Takes a place under the rule that permits, if there is one left. */
    Optional<Place> place(Permit permit);

    /**
     * What policy said of the addresses of a destination.
     *
     * @param permitted the permitted ones, by what permission
     * @param ruling who denied the others
     * @param denial why
     */
    record Verdict(Map<InetSocketAddress, Permit> permitted, Ruling ruling, ReasonCode denial) {}

    /** A place under a rule; released once. */
    @FunctionalInterface
    interface Place {
        /** Gives it back. */
        void release();
    }
}
