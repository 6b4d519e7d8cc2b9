package io.sallyport.core.server;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.caps.Places;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.util.Optional;

/** Counts client connections against their caps. */
final class Connections {
    static final ReasonCode TOO_MANY = ReasonCode.of("too-many-connections");
    static final ReasonCode TOO_MANY_FROM_SOURCE = ReasonCode.of("too-many-connections-from-source");

    private final Places places;

    Connections(ConnectionCaps caps) {
        this.places = new Places(new PlaceCaps(caps.total(), caps.perSource()));
    }

    /** Takes a place for a connection, or says why there is none; {@link #closed} gives it back. */
    Optional<ReasonCode> opened(InetAddress source) {
        return switch (places.take(source)) {
            case TAKEN -> Optional.empty();
            case NONE_LEFT -> Optional.of(TOO_MANY);
            case NONE_LEFT_FOR_SOURCE -> Optional.of(TOO_MANY_FROM_SOURCE);
        };
    }

    /** Takes a place for a connection that a load balancer makes for a client yet unknown; {@link #closed()} gives it back. */
    Optional<ReasonCode> opened() {
        return places.takeForNobody() ? Optional.empty() : Optional.of(TOO_MANY);
    }

    /** The client of such a connection is known, or has too many; {@link #unnamed} gives that back. */
    Optional<ReasonCode> named(InetAddress source) {
        return places.count(source) ? Optional.empty() : Optional.of(TOO_MANY_FROM_SOURCE);
    }

    void unnamed(InetAddress source) {
        places.uncount(source);
    }

    void closed() {
        places.giveBackOfNobody();
    }

    void closed(InetAddress source) {
        places.giveBack(source);
    }

    int open() {
        return places.taken();
    }

    int sources() {
        return places.sources();
    }
}
