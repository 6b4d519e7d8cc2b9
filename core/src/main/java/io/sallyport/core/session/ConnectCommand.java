package io.sallyport.core.session;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.sallyport.core.inbound.HostAddresses;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.session.SessionState.Connecting;
import io.sallyport.core.session.SessionState.Deciding;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.EgressBinding;
import java.net.InetSocketAddress;
import java.util.Optional;

/** CONNECT, RFC 1928 section 4: connects to exactly the addresses that policy permitted, and relays. */
final class ConnectCommand implements RequestedCommand {
    private final Session session;
    private final PermissionSteps permission;
    private final RequestRefusals refusals;
    private final OwnListeners ownListeners;
    private final RelayPhase relay;

    ConnectCommand(Session session, PermissionSteps permission, RequestRefusals refusals) {
        this.session = session;
        this.permission = permission;
        this.refusals = refusals;
        this.ownListeners = new OwnListeners(session.services(), HostAddresses.SYSTEM);
        this.relay = new RelayPhase(session);
    }

    @Override
    public void begin(AwaitingRequest awaiting, Request request, Destination destination) throws ProtocolException {
        RequestedDestination.checkPort(destination);
        Deciding deciding = awaiting.requested(
                request, RequestedDestination.facts(session.client(), awaiting.proof(), Command.CONNECT, destination));
        permission.ask(session.move(deciding), this::connect);
    }

    private void connect(Deciding deciding, Candidates candidates) {
        Future<Channel> attempt = dial(candidates);
        Connecting connecting = session.move(deciding.permitted(candidates, attempt));
        attempt.addListener((Future<Channel> done) -> session.attempt(() -> onConnected(connecting, done)));
    }

    private Future<Channel> dial(Candidates candidates) {
        try {
            return session.services()
                    .connector()
                    .connect(
                            candidates.paths(),
                            ownListeners::include,
                            session.link().loop());
        } catch (RuntimeException e) {
            candidates.release();
            throw e;
        }
    }

    private void onConnected(Connecting connecting, Future<Channel> done) {
        if (!session.isIn(connecting)) {
            if (done.isSuccess()) {
                done.getNow().close();
            }
        } else if (!done.isSuccess()) {
            refusals.fail(connecting.request(), done.cause());
        } else {
            settle(connecting, done.getNow());
        }
    }

    /** What was connected to must be what was permitted: the channel is asked, not the code that opened it. */
    private void settle(Connecting connecting, Channel destination) {
        InetSocketAddress bound = (InetSocketAddress) destination.localAddress();
        InetSocketAddress address = (InetSocketAddress) destination.remoteAddress();
        if (bound == null || address == null) {
            refusals.refuse(connecting.request(), Reasons.CONNECTED_ELSEWHERE, ReplyCode.GENERAL_FAILURE);
            return;
        }
        Optional<Permit> permit = connecting.candidates().settle(address);
        if (ownListeners.areReached(bound, address)) {
            refusals.refuse(
                    connecting.request(), Reasons.DESTINATION_IS_THIS_GATEWAY, ReplyCode.NOT_ALLOWED_BY_RULESET);
        } else if (permit.isEmpty()) {
            refusals.refuse(connecting.request(), Reasons.CONNECTED_ELSEWHERE, ReplyCode.GENERAL_FAILURE);
        } else if (!leftAsItMust(permit.get(), bound, address)) {
            refusals.refuse(connecting.request(), Reasons.CONNECTED_FROM_ELSEWHERE, ReplyCode.GENERAL_FAILURE);
        } else {
            relay(connecting, destination, new Ends(bound, address), permit.get());
        }
    }

    private static boolean leftAsItMust(Permit permit, InetSocketAddress bound, InetSocketAddress address) {
        EgressBinding egress = permit.obligations().egress();
        return !egress.hasAddresses() || egress.towards(address.getAddress()).equals(Optional.of(bound.getAddress()));
    }

    private void relay(Connecting connecting, Channel destination, Ends ends, Permit permit) {
        session.journal().decided(permit.ruling());
        session.journal().connected(ends.from(), ends.to());
        relay.begin(connecting, destination, ends.from(), permit.obligations());
    }

    /** Of a connection. */
    private record Ends(InetSocketAddress from, InetSocketAddress to) {}
}
