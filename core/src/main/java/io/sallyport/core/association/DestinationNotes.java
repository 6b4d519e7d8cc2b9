package io.sallyport.core.association;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.audit.AssociationRecord.DecidedDestination;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.Ruling;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What policy said of the first destinations, for the record. */
final class DestinationNotes {
    private static final int KEPT = 16;

    private final List<DecidedDestination> first = new ArrayList<>();
    private long count;

    void discovered() {
        count++;
    }

    void permitted(Destination destination, InetSocketAddress address, Ruling by) {
        note(new DecidedDestination(
                destination.asAsked(), destination.port(), Optional.of(address), by, Optional.empty()));
    }

    void denied(Destination destination, Ruling by, ReasonCode why) {
        note(new DecidedDestination(destination.asAsked(), destination.port(), Optional.empty(), by, Optional.of(why)));
    }

    private void note(DecidedDestination decided) {
        if (first.size() < KEPT && !first.contains(decided)) {
            first.add(decided);
        }
    }

    long count() {
        return count;
    }

    List<DecidedDestination> first() {
        return first;
    }
}
