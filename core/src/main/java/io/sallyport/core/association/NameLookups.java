package io.sallyport.core.association;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.sallyport.core.association.DatagramDestination.Pending;
import io.sallyport.core.caps.Places;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.egress.Resolver;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Destination;
import java.net.InetAddress;
import java.util.List;

/** Resolves the names of destinations, a few at a time, while the datagrams of others pass. */
final class NameLookups {
    /** Of one association; a look-up is under way until the resolver has done with it, however long that is. */
    private static final int MAX_UNDER_WAY = 8;

    private final UdpAssociation association;
    private final Destinations destinations;
    private final Resolver resolver;
    private final Places places;
    private int underWay;

    NameLookups(UdpAssociation association, Destinations destinations) {
        this.association = association;
        this.destinations = destinations;
        this.resolver = association.services().resolver();
        this.places = association.services().registry().lookUps();
    }

    /** Begins, unless too many are under way. */
    boolean lookUp(DatagramDestination asked, Destination destination, CanonicalHost.Name name) {
        InetAddress source = association.context().client();
        if (underWay == MAX_UNDER_WAY || places.take(source) != Places.Outcome.TAKEN) {
            return false;
        }
        underWay++;
        Pending waiting = new Pending(new PendingDatagrams(association.pendingOctets()));
        asked.become(waiting);
        EventLoop loop = association.context().loop();
        Deadline deadline = new Deadline(loop);
        deadline.set(
                association.settings().resolve(),
                () -> association.attempt(() -> fail(asked, waiting, Reasons.RESOLVER_TIMED_OUT)));
        resolve(name, loop).addListener((Future<List<InetAddress>> resolved) -> {
            underWay--;
            places.giveBack(source);
            deadline.cancel();
            association.attempt(() -> onResolved(asked, waiting, destination, resolved));
        });
        return true;
    }

    private Future<List<InetAddress>> resolve(CanonicalHost.Name name, EventLoop loop) {
        try {
            return resolver.resolve(name, loop);
        } catch (RuntimeException e) {
            return loop.newFailedFuture(e);
        }
    }

    private void onResolved(
            DatagramDestination asked, Pending waiting, Destination destination, Future<List<InetAddress>> resolved) {
        if (!resolved.isSuccess()) {
            fail(asked, waiting, reason(resolved.cause()));
        } else if (asked.state() == waiting) {
            destinations.onAddresses(asked, destination, resolved.getNow(), association.now());
            association.onDecided(asked, waiting.waiting());
        }
    }

    private void fail(DatagramDestination asked, Pending waiting, ReasonCode why) {
        if (asked.state() == waiting) {
            destinations.onUnresolved(asked, why, association.now());
            association.onDecided(asked, waiting.waiting());
        }
    }

    private static ReasonCode reason(Throwable cause) {
        return cause instanceof EgressException failure ? failure.reason() : Reasons.FAILED;
    }
}
