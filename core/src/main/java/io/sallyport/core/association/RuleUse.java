package io.sallyport.core.association;

import io.sallyport.core.association.DestinationPolicy.Place;
import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Obligations;

/** What an association holds of a rule that permits some of its destinations: its place, its rates, what it has used. */
final class RuleUse implements AutoCloseable {
    private final Obligations obligations;
    private final Place place;
    private final RateLimits.Share rates;
    private final long mostOctets;
    private long octets;
    private boolean placed = true;
    private boolean reached;
    private boolean over;

    /**
     * Begins.
     *
     * @param octets what the association has exchanged under this rule before
     */
    RuleUse(Obligations obligations, Place place, RateLimits.Share rates, long octets) {
        this.obligations = obligations;
        this.place = place;
        this.rates = rates;
        this.mostOctets = obligations.datagrams().octets().orElse(Long.MAX_VALUE);
        this.octets = octets;
    }

    Obligations obligations() {
        return obligations;
    }

    DatagramObligations datagrams() {
        return obligations.datagrams();
    }

    /** The association sends to a destination under this rule; tells whether others may answer unasked from now on. */
    boolean reach() {
        boolean opens = !reached && datagrams().fullCone();
        reached = true;
        return opens;
    }

    /** Whether those may answer unasked whom the rule permits. */
    boolean isCone() {
        return reached && !over && datagrams().fullCone();
    }

    /** Takes a datagram of so many octets of payload, or says that it is one too many. */
    boolean take(int length, long now) {
        if (length > mostOctets - octets || !rates.take(length, now)) {
            return false;
        }
        octets += length;
        return true;
    }

    long octets() {
        return octets;
    }

    /** Whether the rule has come to bind in another way since. */
    boolean isOver() {
        return over;
    }

    /** Gives its place back ahead of its end. */
    void leavePlace() {
        if (placed) {
            placed = false;
            place.release();
        }
    }

    @Override
    public void close() {
        if (!over) {
            over = true;
            leavePlace();
            rates.close();
        }
    }
}
