package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.abuse.HalfOpenSessions;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.association.UdpAssociation;
import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.relay.RelayEnd;
import io.sallyport.core.session.SessionState.Associated;
import io.sallyport.core.session.SessionState.Authenticating;
import io.sallyport.core.session.SessionState.AwaitingMethodSelection;
import io.sallyport.core.session.SessionState.AwaitingRequest;
import io.sallyport.core.session.SessionState.Closed;
import io.sallyport.core.session.SessionState.HandedOver;
import io.sallyport.core.session.SessionState.Probing;
import io.sallyport.core.session.SessionState.Relaying;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.audit.SessionRecord;
import io.sallyport.core.spi.policy.Admission;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's life, and the only place that holds its state. Every method is called on the client's event loop. What a
 * state means is in its phase: {@link MethodSelectionPhase}, {@link AuthenticationPhase}, {@link RequestPhase}.
 */
public final class Session {
    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final SessionServices services;
    private final ClientLink link;
    private final SessionJournal journal;
    private final Access access;
    private final Deadline deadline;
    private final HalfOpenStanding standing;
    private final MethodSelectionPhase methodSelection;
    private final AuthenticationPhase authentication;
    private final RequestPhase request;
    private SessionState state = new AwaitingMethodSelection();
    private ClientInfo client;
    private boolean clientEnded;
    private boolean tlsBegun;
    private boolean isResuming;

    Session(SessionServices services, ClientLink link, ClientInfo client, boolean socks4) {
        this.services = services;
        this.link = link;
        this.client = client;
        this.journal = new SessionJournal(client, services.clock());
        this.deadline = new Deadline(link.loop());
        this.standing = new HalfOpenStanding(services.abuse().halfOpen(), client.sessionId());
        this.access = new Access(services.policy());
        this.authentication = new AuthenticationPhase(this);
        this.methodSelection = new MethodSelectionPhase(this, authentication, access, socks4);
        this.request = new RequestPhase(this, access);
    }

    void start() {
        isolated(() -> services.listener().sessionOpened(client.sessionId()));
        if (access.admit(client) instanceof Admission.Refused refused) {
            journal.decided(refused.ruling());
            close(refused.reason());
            return;
        }
        within(services.settings().negotiation().minus(link.sinceAccept()), this::onNegotiationTimedOut);
        link.read();
    }

    private void onNegotiationTimedOut() {
        if (state.clientHasTheWord()) {
            offended(Offence.DEADLINE_PASSED);
        }
        close(Reasons.NEGOTIATION_TIMED_OUT);
    }

    /**
     * The place is needed more than by a client that has not said yet what it wants. By its own source, it is the client's doing:
     * to be displaced must not be the way to leave for nothing.
     */
    void onDisplaced(Displacement why) {
        if (state instanceof Closed) {
            return;
        }
        if (!state.yields(why)) {
            standing.stays();
            return;
        }
        if (why == Displacement.FOR_ITS_SOURCE) {
            offended(tlsBegun ? Offence.REFUSED_HANDSHAKE : Offence.NO_AUTHENTICATION);
        }
        close(HalfOpenSessions.DISPLACED);
    }

    /** The request is whole: no deadline runs, and the client is none that may turn out not to want anything. */
    void negotiated() {
        withoutDeadline();
        standing.over();
    }

    /** Asked again: connections that were there before the source was kept out must not be as many guesses more. */
    boolean isKeptOut() {
        Optional<ReasonCode> reason = services.abuse().refusal(ClientSource.of(client));
        reason.ifPresent(this::close);
        return reason.isPresent();
    }

    void offended(Offence offence) {
        isolated(() -> services.abuse().offended(client, offence));
    }

    /** The client has begun to shake hands. */
    void onTlsBegun() {
        tlsBegun = true;
    }

    /** The client speaks TLS; everything that it sends from here on came through it. */
    void onSecured(TlsSession tls) {
        client = client.within(tls);
        journal.secured(client);
    }

    /** What the client's octets go through before they come here found something wrong with them. */
    void onViolation(ReasonCode reason) {
        countViolation(reason, Offence.NO_AUTHENTICATION);
        close(reason);
    }

    private void countViolation(ReasonCode reason, Offence offence) {
        if (state.isUnauthenticated()) {
            WebPages.offence(reason, link.sinceAccept(), client.tls().isPresent(), offence)
                    .ifPresent(this::offended);
        }
    }

    void onOctets() {
        resume();
    }

    /** The client sends no more; what it sent ahead may still be a whole request. */
    void onClientEnded() {
        clientEnded = true;
        resume();
    }

    void onClientLeft() {
        if (state.isUnauthenticated() && state.clientHasTheWord()) {
            offended(Offence.NO_AUTHENTICATION);
        }
        close(Reasons.CLIENT_LEFT);
    }

    /** Ends the session from outside, at any time. */
    public void stop() {
        if (state instanceof HandedOver handed) {
            handed.stop();
        } else {
            close(Reasons.GATEWAY_STOPPED);
        }
    }

    /** Takes messages off what was received, as many as are whole, and wants more. */
    void resume() {
        takeMessages();
        if (isOver()) {
            return;
        }
        if (clientEnded && state.endsWithClientsInput()) {
            onClientLeft();
        } else if (state.clientHasTheWord() || link.received().readableBytes() < SessionSettings.MAX_SENT_AHEAD) {
            link.read();
        }
    }

    /** The states that it passes through at once are nobody's concern. */
    private void takeMessages() {
        isResuming = true;
        try {
            boolean taken = true;
            while (taken) {
                taken = takeMessage();
            }
        } finally {
            isResuming = false;
        }
        if (!isOver()) {
            standing.rests(state);
        }
    }

    private boolean takeMessage() {
        try {
            if (state instanceof AwaitingMethodSelection awaiting) {
                return methodSelection.take(awaiting);
            }
            if (state instanceof Authenticating authenticating && !authenticating.answering()) {
                return authentication.take(authenticating);
            }
            return state instanceof AwaitingRequest awaiting && request.take(awaiting);
        } catch (ProtocolException e) {
            countViolation(e.reason(), Offence.MALFORMED);
            refuse(e.reason(), e.reply().map(this::reply));
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        return false;
    }

    /** Does what an answer from elsewhere asks for; a mistake in it ends the session instead of leaving it behind. */
    void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    void fail(Throwable mistake) {
        FAILURES.event(count -> log.error("session {} failed ({} such)", client.sessionId(), count, mistake));
        if (state instanceof HandedOver handed) {
            handed.fail(mistake);
        } else {
            close(Reasons.INTERNAL_ERROR);
        }
    }

    private boolean isOver() {
        return state instanceof Closed || state instanceof HandedOver;
    }

    private ByteBuf reply(ReplyCode code) {
        boolean socks4 = state instanceof AwaitingRequest awaiting && awaiting.version() == SocksVersion.SOCKS4;
        return ReplyEncoder.encode(socks4 ? SocksVersion.SOCKS4 : SocksVersion.SOCKS5, code, ReplyEncoder.UNSPECIFIED);
    }

    /** Moves on, to a state that the last one's own method gave. */
    <S extends SessionState> S move(S next) {
        state = next;
        if (!isResuming) {
            standing.rests(next);
        }
        if (next instanceof AwaitingRequest known) {
            standing.authenticated(known);
        }
        return next;
    }

    /** Tells whether nothing has happened since the session moved to that state. */
    boolean isIn(SessionState expected) {
        return state == expected;
    }

    void within(Duration bound, Runnable missed) {
        deadline.set(bound, missed);
    }

    void withoutDeadline() {
        deadline.cancel();
    }

    /** Refuses with an answer, or with nothing but the close. */
    void refuse(ReasonCode reason, Optional<ByteBuf> answer) {
        if (isOver()) {
            answer.ifPresent(ByteBuf::release);
            return;
        }
        if (state instanceof Authenticating tried) {
            journal.attempted(tried.terms().name(), PluginCalls.claimedName(tried.exchange()));
        }
        finish(journal.refused(reason));
        answer.ifPresentOrElse(link::refuse, link::close);
    }

    void close(ReasonCode reason) {
        refuse(reason, Optional.empty());
    }

    void onRelayEnd(RelayEnd end) {
        if (state instanceof Relaying relaying) {
            finish(journal.relayed(end.reason(), relaying.relay().traffic()));
        }
    }

    void onAssociationEnd(ReasonCode reason) {
        if (state instanceof Associated associated) {
            UdpAssociation ended = associated.association();
            finish(journal.associated(reason, ended.traffic(), ended.record()));
        }
    }

    void onProbeEnd(ReasonCode reason) {
        if (state instanceof Probing probing) {
            finish(journal.relayed(reason, probing.relay().traffic()));
        }
    }

    private void finish(SessionRecord record) {
        deadline.cancel();
        SessionState last = state;
        state = new Closed(record.outcome().ending().reason());
        isolated(last::release);
        standing.closing();
        isolated(() -> services.listener().sessionClosed(record));
    }

    /** What a plugin or a listener does wrong must not keep the rest from being done. */
    private void isolated(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            FAILURES.event(
                    count -> log.error("session {}: a call from it failed ({} such)", client.sessionId(), count, e));
        }
    }

    SessionServices services() {
        return services;
    }

    ClientLink link() {
        return link;
    }

    ClientInfo client() {
        return client;
    }

    SessionJournal journal() {
        return journal;
    }

    boolean clientEnded() {
        return clientEnded;
    }
}
