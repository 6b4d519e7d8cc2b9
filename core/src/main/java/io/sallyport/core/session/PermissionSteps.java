package io.sallyport.core.session;

import io.netty.util.concurrent.Future;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.session.Access.Verdict;
import io.sallyport.core.session.SessionState.Deciding;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Deny;
import io.sallyport.core.spi.policy.Decision.Permit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * The way to a permission that commands share: policy is asked as the client asked, a name is resolved once, policy is
 * asked for each address, and a place is taken under the rules that permit.
 */
final class PermissionSteps {
    private final Session session;
    private final Access access;
    private final RequestRefusals refusals;

    PermissionSteps(Session session, Access access, RequestRefusals refusals) {
        this.session = session;
        this.access = access;
        this.refusals = refusals;
    }

    /** Asks, and goes on with what is permitted; whatever is not refuses the request. */
    void ask(Deciding deciding, Permitted then) {
        Decision decision = access.decide(deciding.access());
        session.journal().decided(decision.ruling());
        CanonicalHost host = deciding.access().destination().host();
        if (decision instanceof Deny deny) {
            refusals.refuse(deciding.request(), deny.reason(), ReplyCode.NOT_ALLOWED_BY_RULESET);
        } else if (host instanceof CanonicalHost.Name name) {
            resolve(deciding, name, then);
        } else if (decision instanceof Permit permit && host instanceof CanonicalHost.Address literal) {
            int port = deciding.access().destination().port();
            acquire(deciding, Map.of(new InetSocketAddress(literal.address(), port), permit), then);
        } else {
            then.with(deciding, Candidates.none());
        }
    }

    private void resolve(Deciding deciding, CanonicalHost.Name name, Permitted then) {
        session.within(
                session.services().settings().resolve(),
                () -> refusals.refuse(deciding.request(), Reasons.RESOLVER_TIMED_OUT, ReplyCode.HOST_UNREACHABLE));
        session.services()
                .resolver()
                .resolve(name, session.link().loop())
                .addListener((Future<List<InetAddress>> resolved) ->
                        session.attempt(() -> onResolved(deciding, resolved, then)));
    }

    private void onResolved(Deciding deciding, Future<List<InetAddress>> resolved, Permitted then) {
        if (!session.isIn(deciding)) {
            return;
        }
        session.withoutDeadline();
        if (resolved.isSuccess()) {
            onAddresses(deciding, resolved.getNow(), then);
        } else {
            refusals.fail(deciding.request(), resolved.cause());
        }
    }

    private void onAddresses(Deciding deciding, List<InetAddress> addresses, Permitted then) {
        AccessRequest facts = deciding.access();
        Verdict verdict = access.decideEach(facts, addresses);
        if (verdict.permitted().isEmpty()) {
            Deny denial = verdict.denialOr(facts);
            session.journal().decided(denial.ruling());
            refusals.refuse(deciding.request(), denial.reason(), ReplyCode.NOT_ALLOWED_BY_RULESET);
            return;
        }
        acquire(deciding, verdict.permitted(), then);
    }

    private void acquire(Deciding deciding, Map<InetSocketAddress, Permit> permitted, Permitted then) {
        Command command = deciding.access().command();
        Map<InetSocketAddress, Permit> reachable = EgressRules.reachable(command, permitted);
        if (reachable.isEmpty()) {
            refuseForEgress(deciding, command);
        } else {
            acquireReachable(deciding, reachable, then);
        }
    }

    /** The client sees what it would see of a host without addresses of that family. */
    private void refuseForEgress(Deciding deciding, Command command) {
        if (command == Command.CONNECT) {
            refusals.refuse(deciding.request(), Reasons.EGRESS_ADDRESS_FAMILY, ReplyCode.NETWORK_UNREACHABLE);
        } else {
            refusals.refuse(
                    deciding.request(), Reasons.EGRESS_ADDRESS_NOT_FOR_COMMAND, ReplyCode.NOT_ALLOWED_BY_RULESET);
        }
    }

    private void acquireReachable(Deciding deciding, Map<InetSocketAddress, Permit> permitted, Permitted then) {
        Identity identity = deciding.access().proof().identity();
        Candidates candidates =
                Candidates.acquire(permitted, identity, session.services().limits());
        if (candidates.isEmpty()) {
            refusals.refuse(deciding.request(), Reasons.SESSION_LIMIT_REACHED, ReplyCode.NOT_ALLOWED_BY_RULESET);
        } else {
            then.with(deciding, candidates);
        }
    }

    /** What a command does with a permission. */
    @FunctionalInterface
    interface Permitted {
        /**
         * Goes on; owns the places that the candidates hold. There is at least one address, but for a BIND for any peer of
         * which policy can say nothing before it knows the peer.
         */
        void with(Deciding deciding, Candidates candidates);
    }
}
