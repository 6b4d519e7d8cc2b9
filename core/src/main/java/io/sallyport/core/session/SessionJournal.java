package io.sallyport.core.session;

import io.sallyport.core.protocol.Request;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.audit.Ending;
import io.sallyport.core.spi.audit.SessionRecord;
import io.sallyport.core.spi.audit.SessionRecord.Asked;
import io.sallyport.core.spi.audit.SessionRecord.Attempt;
import io.sallyport.core.spi.audit.SessionRecord.Listening;
import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Ruling;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Collects what happens to a session, for the one record at its end. */
final class SessionJournal {
    private final Clock clock;
    private final Instant acceptedAt;
    private ClientInfo client;
    private Optional<Attempt> attempt = Optional.empty();
    private Optional<Proof> proof = Optional.empty();
    private Optional<Asked> asked = Optional.empty();
    private Optional<Ruling> ruling = Optional.empty();
    private Optional<InetSocketAddress> connectedTo = Optional.empty();
    private Optional<InetSocketAddress> connectedFrom = Optional.empty();
    private Optional<Listening> listening = Optional.empty();
    private Optional<AssociationRecord> association = Optional.empty();

    SessionJournal(ClientInfo client, Clock clock) {
        this.client = client;
        this.clock = clock;
        this.acceptedAt = clock.instant();
    }

    void secured(ClientInfo inTls) {
        client = inTls;
    }

    void attempted(String method, Optional<String> claimedName) {
        attempt = Optional.of(new Attempt(method, claimedName));
    }

    void authenticated(Proof by) {
        proof = Optional.of(by);
    }

    void asked(Request request, Optional<CanonicalHost> canonical) {
        asked = Optional.of(new Asked(
                request.version().octet(),
                request.commandOctet(),
                request.address().asAsked(),
                canonical,
                request.port(),
                request.userId()));
    }

    void decided(Ruling by) {
        ruling = Optional.of(by);
    }

    void connected(InetSocketAddress to) {
        connectedTo = Optional.of(to);
    }

    void connected(InetSocketAddress from, InetSocketAddress to) {
        connectedFrom = Optional.of(from);
        connected(to);
    }

    void listening(InetSocketAddress at, int strangers) {
        listening = Optional.of(new Listening(at, strangers));
    }

    SessionRecord refused(ReasonCode reason) {
        return end(Ending.Kind.REFUSED, reason, Traffic.NONE);
    }

    SessionRecord relayed(ReasonCode reason, Traffic traffic) {
        return end(Ending.Kind.RELAYED, reason, traffic);
    }

    SessionRecord associated(ReasonCode reason, Traffic traffic, Optional<AssociationRecord> datagrams) {
        association = datagrams;
        return end(Ending.Kind.RELAYED, reason, traffic);
    }

    private SessionRecord end(Ending.Kind kind, ReasonCode reason, Traffic traffic) {
        Instant now = clock.instant();
        Ending ending = new Ending(kind, reason, now, Duration.between(acceptedAt, now));
        Outcome outcome = new Outcome(ruling, connectedTo, connectedFrom, listening, traffic, association, ending);
        return new SessionRecord(client, attempt, proof, asked, outcome);
    }
}
