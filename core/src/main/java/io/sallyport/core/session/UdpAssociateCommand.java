package io.sallyport.core.session;

import io.sallyport.core.association.AssociationContext;
import io.sallyport.core.association.AssociationSettings;
import io.sallyport.core.association.DestinationPolicy;
import io.sallyport.core.association.DestinationPolicy.Place;
import io.sallyport.core.association.UdpAssociation;
import io.sallyport.core.caps.Places;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.session.ClientLink.Handover;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.session.SessionState.Deciding;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Deny;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** UDP ASSOCIATE, RFC 1928 section 4: one more socket for this client, if any destination could be permitted to it. */
final class UdpAssociateCommand implements RequestedCommand {
    private final Session session;
    private final Access access;
    private final RequestRefusals refusals;

    UdpAssociateCommand(Session session, Access access, RequestRefusals refusals) {
        this.session = session;
        this.access = access;
        this.refusals = refusals;
    }

    @Override
    public void begin(AwaitingRequest awaiting, Request request, Destination declared) throws ProtocolException {
        if (session.services().associations().registry().isOff()) {
            throw new ProtocolException(Reasons.COMMAND_NOT_SUPPORTED.code(), ReplyCode.COMMAND_NOT_SUPPORTED);
        }
        InetAddress client = canonical(session.client().address());
        Optional<InetSocketAddress> source = DeclaredSource.of(declared, client);
        AccessRequest facts = AccessRequest.association(session.client(), awaiting.proof());
        Deciding deciding = session.move(awaiting.requested(request, facts));
        Decision decision = access.decide(facts);
        session.journal().decided(decision.ruling());
        if (decision instanceof Permit permit) {
            open(deciding, permit, source);
        } else if (decision instanceof Deny deny) {
            refusals.refuse(request, deny.reason(), ReplyCode.NOT_ALLOWED_BY_RULESET);
        }
    }

    private static InetAddress canonical(InetSocketAddress address) {
        return new CanonicalHost.Address(address.getAddress()).address();
    }

    private void open(Deciding deciding, Permit permit, Optional<InetSocketAddress> source) {
        DestinationPolicy policy = new AssociationAccess(
                access, session.services(), session.client(), deciding.access().proof());
        Optional<Place> place = policy.place(permit);
        if (place.isEmpty()) {
            refusals.refuse(deciding.request(), Reasons.SESSION_LIMIT_REACHED, ReplyCode.NOT_ALLOWED_BY_RULESET);
        } else if (enter() != Places.Outcome.TAKEN) {
            place.get().release();
            refusals.refuse(deciding.request(), Reasons.TOO_MANY_ASSOCIATIONS, ReplyCode.GENERAL_FAILURE);
        } else {
            open(deciding, permit, context(deciding, source, policy), place.get());
        }
    }

    private Places.Outcome enter() {
        return session.services()
                .associations()
                .registry()
                .entered(canonical(session.client().address()));
    }

    /** Where the client's connection arrived; with its zone, but an IPv4-mapped address as the IPv4 one. */
    private InetAddress local() {
        InetSocketAddress local = session.link().localAddress();
        InetAddress canonical = canonical(local);
        return canonical instanceof Inet4Address ? canonical : local.getAddress();
    }

    private AssociationContext context(
            Deciding deciding, Optional<InetSocketAddress> source, DestinationPolicy policy) {
        return new AssociationContext(
                session.link().loop(),
                deciding.access().proof().identity().name(),
                canonical(session.client().address()),
                source,
                policy);
    }

    private void open(Deciding deciding, Permit permit, AssociationContext context, Place place) {
        UdpAssociation association = new UdpAssociation(
                session.services().associations(),
                context,
                settings(deciding.access().proof().identity()),
                session::onAssociationEnd);
        InetSocketAddress bound;
        try {
            bound = association.open(local());
        } catch (IOException e) {
            giveUp(association, place);
            refusals.refuse(deciding.request(), Reasons.DATAGRAM_SOCKET_FAILED, ReplyCode.GENERAL_FAILURE);
            return;
        } catch (RuntimeException | Error e) {
            giveUp(association, place);
            throw e;
        }
        begin(deciding, association, bound, new Granted(permit, place));
    }

    private static void giveUp(UdpAssociation association, Place place) {
        association.abandon();
        place.release();
    }

    private void begin(Deciding deciding, UdpAssociation association, InetSocketAddress bound, Granted granted) {
        InetSocketAddress told = session.services().associations().registry().advertised(bound);
        session.link().send(ReplyEncoder.encode(deciding.request().version(), ReplyCode.SUCCEEDED, told));
        Handover client = session.link().handOver();
        client.sentAhead().release();
        session.move(deciding.associated(association));
        try {
            association.start(client.channel(), client.datagrams(), granted.permit(), granted.place());
        } catch (RuntimeException | Error e) {
            association.fail(e);
            return;
        }
        if (session.clientEnded()) {
            association.onClientEnded();
        }
    }

    /** An association does not outlive the proof that it was permitted on. */
    private AssociationSettings settings(Identity identity) {
        SessionSettings ours = session.services().settings();
        Optional<Duration> ofProof = identity.expiresAt()
                .map(end -> Duration.between(session.services().clock().instant(), end));
        return new AssociationSettings(
                ours.datagrams().idle(),
                ofProof,
                ours.resolve(),
                ours.datagrams().reassembles(),
                ours.datagrams().destinations(),
                ours.datagrams().newDestinationsPerSecond());
    }

    /** By what the association was permitted, and its place there. */
    private record Granted(Permit permit, Place place) {}
}
