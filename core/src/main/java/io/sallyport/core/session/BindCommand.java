package io.sallyport.core.session;

import io.netty.channel.Channel;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.inbound.ArrivedPeer;
import io.sallyport.core.inbound.Expected;
import io.sallyport.core.inbound.InboundListener;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.session.SessionState.AwaitingInbound;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.session.SessionState.Deciding;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * BIND, RFC 1928 section 4: listens for one connection of the peer that was asked for, says with a first reply where and
 * with a second one who has come, and relays. DST.PORT says nothing of the port that a peer comes from.
 */
final class BindCommand implements RequestedCommand {
    private final Session session;
    private final Access access;
    private final PermissionSteps permission;
    private final RequestRefusals refusals;
    private final RelayPhase relay;

    BindCommand(Session session, Access access, PermissionSteps permission, RequestRefusals refusals) {
        this.session = session;
        this.access = access;
        this.permission = permission;
        this.refusals = refusals;
        this.relay = new RelayPhase(session);
    }

    @Override
    public void begin(AwaitingRequest awaiting, Request request, Destination destination) throws ProtocolException {
        if (session.services().inbound().isOff()) {
            throw new ProtocolException(Reasons.COMMAND_NOT_SUPPORTED.code(), ReplyCode.COMMAND_NOT_SUPPORTED);
        }
        AccessRequest facts = RequestedDestination.isUnspecified(destination)
                ? new AccessRequest(session.client(), awaiting.proof(), Command.BIND, destination, Optional.empty())
                : RequestedDestination.facts(session.client(), awaiting.proof(), Command.BIND, destination);
        permission.ask(session.move(awaiting.requested(request, facts)), this::listen);
    }

    private void listen(Deciding deciding, Candidates candidates) {
        AwaitingInbound awaiting;
        try {
            InboundListener listener = session.services().inbound().listen(expected(deciding, candidates));
            awaiting = session.move(deciding.listening(candidates, listener));
        } catch (EgressException e) {
            candidates.release();
            refusals.fail(deciding.request(), e);
            return;
        } catch (RuntimeException | Error e) {
            candidates.release();
            throw e;
        }
        session.journal().listening(awaiting.listener().address(), 0);
        if (session.clientEnded()) {
            session.close(Reasons.CLIENT_LEFT);
            return;
        }
        session.within(
                session.services().settings().bind(),
                () -> refusals.refuse(awaiting.request(), Reasons.BIND_TIMED_OUT, ReplyCode.TTL_EXPIRED));
        session.link()
                .send(ReplyEncoder.encode(
                        awaiting.request().version(),
                        ReplyCode.SUCCEEDED,
                        awaiting.listener().advertised()));
        awaiting.listener().accept(shownTo(awaiting));
    }

    private Expected expected(Deciding deciding, Candidates candidates) {
        List<InetAddress> peers = isForAnyPeer(deciding.access())
                ? List.of()
                : candidates.addresses().stream()
                        .map(InetSocketAddress::getAddress)
                        .toList();
        boolean ipv4Only = deciding.request().version() == SocksVersion.SOCKS4;
        return new Expected(session.client(), session.link().loop(), peers, ipv4Only);
    }

    private static boolean isForAnyPeer(AccessRequest facts) {
        return RequestedDestination.isUnspecified(facts.destination());
    }

    private Consumer<ArrivedPeer> shownTo(AwaitingInbound awaiting) {
        return peer -> session.attempt(() -> onPeer(awaiting, peer));
    }

    private void onPeer(AwaitingInbound awaiting, ArrivedPeer peer) {
        if (!session.isIn(awaiting)) {
            return;
        }
        InetAddress address = new CanonicalHost.Address(peer.address().getAddress()).address();
        boolean forAny = isForAnyPeer(awaiting.access());
        if (!forAny && !awaiting.candidates().has(address)) {
            turnAway(awaiting);
            return;
        }
        InetSocketAddress from = new InetSocketAddress(address, peer.address().getPort());
        Decision decision = access.decide(awaiting.access().from(from));
        if (decision instanceof Permit permit) {
            settle(awaiting, peer, from, permit);
        } else if (forAny) {
            turnAway(awaiting);
        } else {
            deny(awaiting, decision);
        }
    }

    /** Who was not asked for is no answer, however many they are: the one who was may still come. */
    private void turnAway(AwaitingInbound awaiting) {
        InboundListener listener = awaiting.listener();
        listener.acceptAfterStranger(shownTo(awaiting));
        session.journal().listening(listener.address(), listener.strangers());
    }

    private void deny(AwaitingInbound awaiting, Decision decision) {
        session.journal().decided(decision.ruling());
        refusals.refuse(
                awaiting.request(),
                decision instanceof Decision.Deny denial ? denial.reason() : Reasons.POLICY_ERROR,
                ReplyCode.NOT_ALLOWED_BY_RULESET);
    }

    private void settle(AwaitingInbound awaiting, ArrivedPeer peer, InetSocketAddress from, Permit permit) {
        session.journal().decided(permit.ruling());
        if (!EgressRules.bindsNothingElse(Command.BIND, permit)) {
            refusals.refuse(
                    awaiting.request(), Reasons.EGRESS_ADDRESS_NOT_FOR_COMMAND, ReplyCode.NOT_ALLOWED_BY_RULESET);
            return;
        }
        if (!awaiting.candidates()
                .settleUnder(
                        permit,
                        awaiting.access().proof().identity(),
                        session.services().limits())) {
            refusals.refuse(awaiting.request(), Reasons.SESSION_LIMIT_REACHED, ReplyCode.NOT_ALLOWED_BY_RULESET);
            return;
        }
        Channel channel;
        try {
            channel = peer.take();
        } catch (IOException e) {
            refusals.refuse(awaiting.request(), Reasons.BIND_FAILED, ReplyCode.GENERAL_FAILURE);
            return;
        }
        begin(awaiting, channel, from, permit);
    }

    private void begin(AwaitingInbound awaiting, Channel channel, InetSocketAddress from, Permit permit) {
        try {
            awaiting.listener().close();
            session.withoutDeadline();
            session.journal().connected(from);
            relay.begin(awaiting, channel, from, permit.obligations());
        } catch (RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }
}
