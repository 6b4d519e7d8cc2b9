package io.sallyport.core.session;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.sallyport.core.egress.EgressException;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.protocol.Socks4RequestDecoder;
import io.sallyport.core.protocol.Socks5RequestDecoder;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.session.Access.Verdict;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.session.SessionState.Connecting;
import io.sallyport.core.session.SessionState.Deciding;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Deny;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the request to a connection that policy permitted: asked once as it was asked, once for each address. */
final class RequestPhase {
    private final Session session;
    private final Access access;
    private final RelayPhase relay;

    RequestPhase(Session session, Access access) {
        this.session = session;
        this.access = access;
        this.relay = new RelayPhase(session);
    }

    boolean take(AwaitingRequest awaiting) throws ProtocolException {
        Optional<Request> request = awaiting.version() == SocksVersion.SOCKS5
                ? Socks5RequestDecoder.decode(session.link().received())
                : Socks4RequestDecoder.decode(session.link().received());
        if (request.isEmpty()) {
            return false;
        }
        session.withoutDeadline();
        begin(awaiting, request.get());
        return true;
    }

    private void begin(AwaitingRequest awaiting, Request request) throws ProtocolException {
        session.journal().asked(request, Optional.empty());
        Command command = request.command().orElseThrow(() -> unsupported(Reasons.UNKNOWN_COMMAND));
        Destination destination = RequestedDestination.of(request);
        session.journal().asked(request, Optional.of(destination.host()));
        if (command != Command.CONNECT) {
            throw unsupported(Reasons.COMMAND_NOT_SUPPORTED);
        }
        RequestedDestination.checkPort(destination);
        Optional<InetAddress> literal = destination.host() instanceof CanonicalHost.Address address
                ? Optional.of(address.address())
                : Optional.empty();
        AccessRequest facts = new AccessRequest(session.client(), awaiting.proof(), command, destination, literal);
        decide(session.move(awaiting.requested(request, facts)));
    }

    private static ProtocolException unsupported(ReasonCode reason) {
        return new ProtocolException(reason.code(), ReplyCode.COMMAND_NOT_SUPPORTED);
    }

    private void decide(Deciding deciding) {
        Decision decision = access.decide(deciding.access());
        session.journal().decided(decision.ruling());
        CanonicalHost host = deciding.access().destination().host();
        if (decision instanceof Deny deny) {
            refuse(deciding.request(), deny.reason(), ReplyCode.NOT_ALLOWED_BY_RULESET);
        } else if (host instanceof CanonicalHost.Name name) {
            resolve(deciding, name);
        } else if (decision instanceof Permit permit && host instanceof CanonicalHost.Address literal) {
            int port = deciding.access().destination().port();
            acquire(deciding, Map.of(new InetSocketAddress(literal.address(), port), permit));
        }
    }

    private void resolve(Deciding deciding, CanonicalHost.Name name) {
        session.within(
                session.services().settings().resolve(),
                () -> refuse(deciding.request(), Reasons.RESOLVER_TIMED_OUT, ReplyCode.HOST_UNREACHABLE));
        session.services()
                .resolver()
                .resolve(name, session.link().loop())
                .addListener(
                        (Future<List<InetAddress>> resolved) -> session.attempt(() -> onResolved(deciding, resolved)));
    }

    private void onResolved(Deciding deciding, Future<List<InetAddress>> resolved) {
        if (!session.isIn(deciding)) {
            return;
        }
        session.withoutDeadline();
        if (resolved.isSuccess()) {
            onAddresses(deciding, resolved.getNow());
        } else {
            fail(deciding.request(), resolved.cause());
        }
    }

    private void onAddresses(Deciding deciding, List<InetAddress> addresses) {
        AccessRequest facts = deciding.access();
        Verdict verdict = access.decideEach(facts, addresses);
        if (verdict.permitted().isEmpty()) {
            Deny denial = verdict.denialOr(facts);
            session.journal().decided(denial.ruling());
            refuse(deciding.request(), denial.reason(), ReplyCode.NOT_ALLOWED_BY_RULESET);
            return;
        }
        acquire(deciding, verdict.permitted());
    }

    private void acquire(Deciding deciding, Map<InetSocketAddress, Permit> permitted) {
        Identity identity = deciding.access().proof().identity();
        Candidates candidates =
                Candidates.acquire(permitted, identity, session.services().limits());
        if (candidates.isEmpty()) {
            refuse(deciding.request(), Reasons.SESSION_LIMIT_REACHED, ReplyCode.NOT_ALLOWED_BY_RULESET);
        } else {
            connect(deciding, candidates);
        }
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
                    .connect(candidates.addresses(), session.link().loop());
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
            fail(connecting.request(), done.cause());
        } else {
            settle(connecting, done.getNow());
        }
    }

    /** What was connected to must be what was permitted: the channel is asked, not the code that opened it. */
    private void settle(Connecting connecting, Channel destination) {
        InetSocketAddress address = (InetSocketAddress) destination.remoteAddress();
        Optional<Permit> permit = Optional.ofNullable(address).flatMap(connecting.candidates()::settle);
        if (isOwnListener(destination, address)) {
            refuse(connecting.request(), Reasons.DESTINATION_IS_THIS_GATEWAY, ReplyCode.NOT_ALLOWED_BY_RULESET);
            return;
        }
        if (permit.isEmpty()) {
            refuse(connecting.request(), Reasons.CONNECTED_ELSEWHERE, ReplyCode.GENERAL_FAILURE);
            return;
        }
        session.journal().decided(permit.get().ruling());
        session.journal().connected(address);
        relay.begin(connecting, destination, permit.get().obligations());
    }

    /** A way back into the gateway would come from the gateway's own address, which rules on sources may trust. */
    private boolean isOwnListener(Channel destination, @Nullable InetSocketAddress address) {
        InetSocketAddress local = (InetSocketAddress) destination.localAddress();
        return address != null
                && local != null
                && local.getAddress().equals(address.getAddress())
                && session.services().settings().ownPorts().contains(address.getPort());
    }

    private void fail(Request request, Throwable cause) {
        if (cause instanceof EgressException failure) {
            refuse(request, failure.reason(), failure.reply());
        } else {
            refuse(request, Reasons.INTERNAL_ERROR, ReplyCode.GENERAL_FAILURE);
        }
    }

    private void refuse(Request request, ReasonCode reason, ReplyCode code) {
        session.refuse(reason, Optional.of(ReplyEncoder.encode(request.version(), code, ReplyEncoder.UNSPECIFIED)));
    }
}
