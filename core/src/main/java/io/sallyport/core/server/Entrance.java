package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.abuse.HalfOpenPlace;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Predicate;

/** Who comes in at all: penalties of sources, and the caps on connections and on half-open ones. */
final class Entrance {
    static final ReasonCode LOOP = ReasonCode.of("proxy-header-from-this-host");

    private final Connections connections;
    private final AbuseControl abuse;
    private final Predicate<InetAddress> ownAddress;
    private final LoadShedding shedding;

    Entrance(Connections connections, AbuseControl abuse, Predicate<InetAddress> ownAddress) {
        this.ownAddress = ownAddress;
        this.connections = connections;
        this.abuse = abuse;
        this.shedding = new LoadShedding(connections);
    }

    LoadShedding shedding() {
        return shedding;
    }

    /** Lets a client in, or closes its connection. */
    boolean admit(Channel channel, String id, InetAddress source) {
        Optional<ReasonCode> refusal = abuse.refusal(source).or(() -> connections.opened(source));
        if (refusal.isPresent()) {
            return refuse(channel, refusal.get(), source);
        }
        channel.closeFuture().addListener(closed -> connections.closed(source));
        return take(abuse.halfOpen().open(id, source, why -> displace(channel, why)), channel, id, source);
    }

    /** Lets the connection of a load balancer in, or closes it. */
    boolean admitBalancer(Channel channel, String id, InetAddress balancer) {
        Optional<ReasonCode> refusal = connections.opened();
        if (refusal.isPresent()) {
            return refuse(channel, refusal.get(), balancer);
        }
        channel.closeFuture().addListener(closed -> connections.closed());
        return take(abuse.halfOpen().open(id, why -> displace(channel, why)), channel, id, balancer);
    }

    /** Lets the client in that a load balancer speaks for, or closes its connection. */
    boolean admitForwarded(Channel channel, String id, InetAddress source) {
        Optional<ReasonCode> refusal =
                loop(source).or(() -> abuse.refusal(source)).or(() -> connections.named(source));
        if (refusal.isPresent()) {
            return refuse(channel, refusal.get(), source);
        }
        channel.closeFuture().addListener(closed -> connections.unnamed(source));
        return take(abuse.halfOpen().from(id, source), channel, id, source);
    }

    /** Who connects from here through the balancer is the gateway, for a client who would then be local to policy. */
    private Optional<ReasonCode> loop(InetAddress source) {
        return !source.isLoopbackAddress() && ownAddress.test(source) ? Optional.of(LOOP) : Optional.empty();
    }

    private boolean take(HalfOpenPlace place, Channel channel, String id, InetAddress source) {
        if (!place.isTaken()) {
            return refuse(channel, place.tooMany().orElseThrow(), source);
        }
        channel.closeFuture().addListener(closed -> abuse.halfOpen().over(id));
        place.displaced().ifPresent(Runnable::run);
        place.tooMany().ifPresent(reason -> shedding.shed(reason, source));
        return true;
    }

    private boolean refuse(Channel channel, ReasonCode reason, InetAddress source) {
        shedding.shed(reason, source);
        channel.close();
        return false;
    }

    private static void displace(Channel channel, Displacement why) {
        channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(why));
    }
}
