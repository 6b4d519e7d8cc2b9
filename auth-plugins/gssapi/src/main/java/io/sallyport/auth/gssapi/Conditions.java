package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.config.ChannelBinding;
import io.sallyport.auth.gssapi.config.GssapiConfig;
import io.sallyport.auth.gssapi.context.Bindings;
import io.sallyport.auth.gssapi.context.EstablishedContext;
import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.TlsSession;
import java.time.Clock;
import java.util.Optional;

/** What an established context must fulfil beyond what the JDK verified. */
final class Conditions {
    private final GssapiConfig config;
    private final Clock clock;

    Conditions(GssapiConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    void check(EstablishedContext context, ClientInfo client) throws RefusedException {
        if (config.requireMutualAuthentication() && !context.gss().getMutualAuthState()) {
            throw new RefusedException(Reasons.NO_MUTUAL_AUTHENTICATION);
        }
        if (!context.gss().getIntegState()) {
            throw new RefusedException(Reasons.NO_INTEGRITY);
        }
        if (!isAccepted(context.facts().sessionEnctype()) || !isAccepted(context.enctype())) {
            throw new RefusedException(Reasons.WEAK_ENCTYPE);
        }
        // The JDK forgives a skew of the clocks; the relay's life would be over before it began.
        if (!context.facts().endTime().isAfter(clock.instant())) {
            throw new RefusedException(Reasons.TICKET_EXPIRED);
        }
        if (!context.facts().transited().isTrusted(config.realms())) {
            throw new RefusedException(Reasons.TRANSIT_NOT_TRUSTED);
        }
        if (!context.facts().addresses().include(client.address())) {
            throw new RefusedException(Reasons.TICKET_ADDRESS);
        }
        if (!config.acceptDelegatedTickets()) {
            TicketPac.requireNotDelegated(context);
        }
        checkBinding(context.facts().bindings(), client.tls());
    }

    private boolean isAccepted(int number) {
        return Enctype.of(number).filter(config.enctypes()::contains).isPresent();
    }

    private void checkBinding(byte[] digest, Optional<TlsSession> channel) throws RefusedException {
        boolean required = config.channelBinding() == ChannelBinding.REQUIRED;
        if (!Bindings.areThere(digest)) {
            if (required) {
                throw new RefusedException(Reasons.BINDING_MISSING);
            }
            return;
        }
        // Where the TLS is somebody else's, as a load balancer's, we cannot know which channel the client means.
        boolean right = channel.map(known -> Bindings.match(digest, known)).orElse(!required);
        if (!right) {
            throw new RefusedException(Reasons.BINDING_MISMATCH);
        }
    }
}
