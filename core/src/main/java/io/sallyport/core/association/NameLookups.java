package io.sallyport.core.association;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.ScheduledFuture;
import io.sallyport.core.association.DatagramDestination.Pending;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.egress.Resolver;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Destination;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Resolves the names of destinations, a few at a time, while the datagrams of others pass. */
final class NameLookups {
    private static final int MAX_PENDING = 8;

    private final UdpAssociation association;
    private final Destinations destinations;
    private final Resolver resolver;
    private int pending;

    NameLookups(UdpAssociation association, Destinations destinations) {
        this.association = association;
        this.destinations = destinations;
        this.resolver = association.services().resolver();
    }

    /** Begins, unless too many are being resolved. */
    boolean lookUp(DatagramDestination asked, Destination destination, CanonicalHost.Name name) {
        if (pending == MAX_PENDING) {
            return false;
        }
        pending++;
        Pending waiting = new Pending(new PendingDatagrams());
        asked.become(waiting);
        EventLoop loop = association.context().loop();
        ScheduledFuture<?> deadline = loop.schedule(
                () -> fail(asked, waiting, Reasons.RESOLVER_TIMED_OUT),
                association.settings().resolve().toNanos(),
                TimeUnit.NANOSECONDS);
        resolver.resolve(name, loop).addListener((Future<List<InetAddress>> resolved) -> {
            deadline.cancel(false);
            association.attempt(() -> onResolved(asked, waiting, destination, resolved));
        });
        return true;
    }

    private void onResolved(
            DatagramDestination asked, Pending waiting, Destination destination, Future<List<InetAddress>> resolved) {
        if (!resolved.isSuccess()) {
            fail(asked, waiting, reason(resolved.cause()));
        } else if (asked.state() == waiting) {
            pending--;
            destinations.onAddresses(asked, destination, resolved.getNow(), association.now());
            association.onDecided(asked, waiting.waiting());
        }
    }

    private void fail(DatagramDestination asked, Pending waiting, ReasonCode why) {
        if (asked.state() == waiting) {
            pending--;
            destinations.onUnresolved(asked, why, association.now());
            association.onDecided(asked, waiting.waiting());
        }
    }

    private static ReasonCode reason(Throwable cause) {
        return cause instanceof EgressException failure ? failure.reason() : Reasons.FAILED;
    }
}
