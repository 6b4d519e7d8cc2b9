package io.sallyport.core.session;

import io.netty.channel.Channel;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.relay.RelaySettings;
import io.sallyport.core.relay.TcpRelay;
import io.sallyport.core.session.ClientLink.Handover;
import io.sallyport.core.session.SessionState.BeforeRelay;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.Obligations;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** Replies, and hands both connections to a relay. */
final class RelayPhase {
    private final Session session;

    RelayPhase(Session session) {
        this.session = session;
    }

    /**
     * Begins.
     *
     * @param bound what the reply says
     */
    void begin(BeforeRelay before, Channel destination, InetSocketAddress bound, Obligations obligations) {
        session.link().send(ReplyEncoder.encode(before.request().version(), ReplyCode.SUCCEEDED, bound));
        Handover client = session.link().handOver();
        RelaySettings settings = settings(obligations, before.access().proof().identity());
        TcpRelay relay = new TcpRelay(client.channel(), destination, settings, session::onRelayEnd);
        relay.whenItLasts(() -> session.services().connector().keepAlive(destination));
        session.move(before.connected(relay));
        relay.start(client.sentAhead(), session.clientEnded());
    }

    private RelaySettings settings(Obligations obligations, Identity identity) {
        SessionSettings ours = session.services().settings();
        Duration idle = obligations
                .idle()
                .filter(bound -> bound.compareTo(ours.idle()) < 0)
                .orElse(ours.idle());
        Optional<Duration> lifetime =
                Lifetimes.of(obligations, identity, session.services().clock().instant());
        return new RelaySettings(idle, ours.halfCloseLinger(), lifetime);
    }
}
