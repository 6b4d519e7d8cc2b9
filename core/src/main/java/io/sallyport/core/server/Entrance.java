package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.HalfOpenSessions;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.util.Optional;

/** Who comes in at all: penalties of sources, and the caps on connections and on half-open ones. */
final class Entrance {
    private final Connections connections;
    private final AbuseControl abuse;
    private final LoadShedding shedding;

    Entrance(Connections connections, AbuseControl abuse) {
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
        open(channel, id, source);
        return admitHalfOpen(channel, id, source);
    }

    /** Lets the connection of a load balancer in, or closes it. */
    boolean admitBalancer(Channel channel, String id, InetAddress balancer) {
        Optional<ReasonCode> refusal = connections.opened();
        if (refusal.isPresent()) {
            return refuse(channel, refusal.get(), balancer);
        }
        channel.closeFuture().addListener(closed -> connections.closed());
        open(channel, id, balancer);
        return true;
    }

    /** Lets the client in that a load balancer speaks for, or closes its connection. */
    boolean admitForwarded(Channel channel, String id, InetAddress source) {
        Optional<ReasonCode> refusal = abuse.refusal(source).or(() -> connections.named(source));
        if (refusal.isPresent()) {
            return refuse(channel, refusal.get(), source);
        }
        channel.closeFuture().addListener(closed -> connections.unnamed(source));
        return admitHalfOpen(channel, id, source);
    }

    private void open(Channel channel, String id, InetAddress source) {
        HalfOpenSessions sessions = abuse.halfOpen();
        channel.closeFuture().addListener(closed -> sessions.over(id));
        sessions.opened(id, () -> displace(channel)).ifPresent(displaced -> {
            displaced.run();
            shedding.shed(HalfOpenSessions.DISPLACED, source);
        });
    }

    private boolean admitHalfOpen(Channel channel, String id, InetAddress source) {
        return abuse.halfOpen()
                .from(id, source)
                .map(reason -> refuse(channel, reason, source))
                .orElse(true);
    }

    private boolean refuse(Channel channel, ReasonCode reason, InetAddress source) {
        shedding.shed(reason, source);
        channel.close();
        return false;
    }

    private static void displace(Channel channel) {
        channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(HalfOpenSessions.DISPLACEMENT));
    }
}
