package io.sallyport.core.association;

import io.sallyport.core.association.DestinationPolicy.Place;
import io.sallyport.core.spi.policy.DatagramObligations;
import io.sallyport.core.spi.policy.Obligations;

/** What an association holds of a rule that permits some of its destinations: its place, its rates, what is left to it. */
final class RuleUse implements AutoCloseable {
    private final Obligations obligations;
    private final Place place;
    private final RateLimits.Share rates;
    private long octetsLeft;

    RuleUse(Obligations obligations, Place place, RateLimits.Share rates) {
        this.obligations = obligations;
        this.place = place;
        this.rates = rates;
        this.octetsLeft = obligations.datagrams().octets().orElse(Long.MAX_VALUE);
    }

    Obligations obligations() {
        return obligations;
    }

    DatagramObligations datagrams() {
        return obligations.datagrams();
    }

    /** Takes a datagram of so many octets of payload, or says that it is one too many. */
    boolean take(int length, long now) {
        if (length > octetsLeft || !rates.take(length, now)) {
            return false;
        }
        octetsLeft -= length;
        return true;
    }

    @Override
    public void close() {
        place.release();
        rates.close();
    }
}
