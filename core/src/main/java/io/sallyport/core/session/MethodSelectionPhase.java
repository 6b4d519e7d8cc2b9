package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.protocol.MethodSelection;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.protocol.ReplyEncoder;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.session.Authentication.Selected;
import io.sallyport.core.session.SessionState.AwaitingMethodSelection;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.policy.MethodOffer;
import java.util.Objects;
import java.util.Optional;

/** From the client's first octet to a selected method, RFC 1928 section 3. */
final class MethodSelectionPhase {
    private final Session session;
    private final AuthenticationPhase authentication;
    private final Access access;
    private final boolean socks4;

    MethodSelectionPhase(Session session, AuthenticationPhase authentication, Access access, boolean socks4) {
        this.session = session;
        this.authentication = authentication;
        this.access = access;
        this.socks4 = socks4;
    }

    boolean take(AwaitingMethodSelection awaiting) throws ProtocolException {
        ByteBuf received = session.link().received();
        Optional<SocksVersion> version = FirstOctet.version(received);
        if (version.isEmpty()) {
            return false;
        }
        if (session.isKeptOut()) {
            return false;
        }
        if (version.get() == SocksVersion.SOCKS4) {
            return selectForSocks4(awaiting);
        }
        Optional<MethodSelection> named = MethodSelection.decode(received);
        return named.isPresent() && select(awaiting, named.get());
    }

    private boolean select(AwaitingMethodSelection awaiting, MethodSelection named) {
        MethodOffer offer = access.methodsFor(session.client());
        Optional<Selected> selected = session.services().authentication().select(offer, named);
        if (selected.isEmpty()) {
            ByteBuf none = MethodSelection.encodeAnswer(MethodSelection.NO_ACCEPTABLE_METHODS);
            countAgreement(offer);
            session.refuse(Reasons.NO_ACCEPTABLE_METHOD, Optional.of(none));
            return false;
        }
        AuthenticationExchange exchange = begin(selected.get());
        session.link().send(MethodSelection.encodeAnswer(selected.get().method().number()));
        authentication.start(session.move(
                awaiting.selected(SocksVersion.SOCKS5, selected.get().terms(), exchange)));
        return true;
    }

    /** SOCKS4 cannot name a method, so it passes only where X'00' would: there is no way round a demanded method. */
    private boolean selectForSocks4(AwaitingMethodSelection awaiting) {
        MethodOffer offer = access.methodsFor(session.client());
        Optional<Selected> selected =
                socks4 ? session.services().authentication().selectForSocks4(offer) : Optional.empty();
        if (selected.isEmpty()) {
            ByteBuf rejected =
                    ReplyEncoder.encode(SocksVersion.SOCKS4, ReplyCode.GENERAL_FAILURE, ReplyEncoder.UNSPECIFIED);
            countAgreement(offer);
            session.refuse(Reasons.SOCKS4_NOT_ALLOWED, Optional.of(rejected));
            return false;
        }
        AuthenticationExchange exchange = begin(selected.get());
        authentication.start(session.move(
                awaiting.selected(SocksVersion.SOCKS4, selected.get().terms(), exchange)));
        return true;
    }

    /** Where policy offers nothing, or fails to say what, no client can bring the right thing; but a handshake is not for nothing. */
    private void countAgreement(MethodOffer offer) {
        if (!offer.methods().isEmpty()) {
            session.offended(Offence.NO_AUTHENTICATION);
        } else if (session.client().tls().isPresent()) {
            session.offended(Offence.REFUSED_HANDSHAKE);
        }
    }

    private AuthenticationExchange begin(Selected selected) {
        ExchangeStart start = new ExchangeStart(
                session.client(),
                selected.terms().acceptableProtection(),
                session.services().abuse().attempts(session.client()));
        return Objects.requireNonNull(selected.method().begin(start), "no exchange");
    }
}
