package io.sallyport.core.session;

import io.sallyport.core.association.DestinationPolicy;
import io.sallyport.core.inbound.HostAddresses;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Decision.Deny;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.Destination;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Asks the session's policy about the destinations of its association. */
final class AssociationAccess implements DestinationPolicy {
    private final Access access;
    private final SessionServices services;
    private final ClientInfo client;
    private final Proof proof;
    private final OwnListeners ownListeners;

    AssociationAccess(Access access, SessionServices services, ClientInfo client, Proof proof) {
        this.access = access;
        this.services = services;
        this.client = client;
        this.proof = proof;
        this.ownListeners = new OwnListeners(services, HostAddresses.SYSTEM);
    }

    @Override
    public Decision asAsked(Destination destination) {
        return access.decide(facts(destination));
    }

    private AccessRequest facts(Destination destination) {
        return RequestedDestination.facts(client, proof, Command.UDP_ASSOCIATE, destination);
    }

    @Override
    public Verdict atAddresses(Destination destination, List<InetAddress> addresses) {
        AccessRequest facts = facts(destination);
        Access.Verdict verdict = access.decideEach(facts, addresses);
        Deny denial = verdict.denialOr(facts);
        return new Verdict(verdict.permitted(), denial.ruling(), denial.reason());
    }

    @Override
    public boolean isGateway(InetSocketAddress address) {
        return ownListeners.include(address);
    }

    @Override
    public int gatewaySockets() {
        return ownListeners.opened();
    }

    @Override
    public Optional<Place> place(Permit permit) {
        return services.limits().acquire(permit, proof.identity()).map(lease -> lease::release);
    }
}
