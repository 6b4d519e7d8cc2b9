package io.sallyport.core.session;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.association.UdpAssociation;
import io.sallyport.core.icmp.ProbeRelay;
import io.sallyport.core.icmp.ProbeRun;
import io.sallyport.core.inbound.InboundListener;
import io.sallyport.core.protocol.Request;
import io.sallyport.core.protocol.SocksVersion;
import io.sallyport.core.relay.TcpRelay;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep.Accepted;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.MethodOffer.OfferedMethod;

/** Where a session stands. A state's methods are its only legal moves; every state may also move to {@link Closed}. */
sealed interface SessionState {
    /** Gives back what the state holds; called when the session closes in it. */
    default void release() {}

    /** Whether nothing goes on before the client has sent something. */
    default boolean clientHasTheWord() {
        return false;
    }

    /** Whether the client has proved nothing yet. */
    default boolean isUnauthenticated() {
        return false;
    }

    /** Whether others need the place more: nobody is ended who has proved himself, or who waits for the gateway to say so. */
    default boolean yields() {
        return isUnauthenticated() && clientHasTheWord();
    }

    /** Whether the session makes room that was asked to. */
    default boolean yields(Displacement why) {
        return yields();
    }

    /** Whether a client that sends no more has left: what the state waits for could not be told from a dead client's. */
    default boolean endsWithClientsInput() {
        return clientHasTheWord();
    }

    /** Nothing is known yet. */
    record AwaitingMethodSelection() implements SessionState {
        Authenticating selected(SocksVersion version, OfferedMethod terms, AuthenticationExchange exchange) {
            return new Authenticating(version, terms, exchange, 0, true);
        }

        @Override
        public boolean isUnauthenticated() {
            return true;
        }

        @Override
        public boolean clientHasTheWord() {
            return true;
        }
    }

    /**
     * A method was selected.
     *
     * @param rounds how many messages the client has sent
     * @param answering whether the exchange has the word; otherwise the client has
     */
    record Authenticating(
            SocksVersion version, OfferedMethod terms, AuthenticationExchange exchange, int rounds, boolean answering)
            implements SessionState {

        Authenticating received() {
            return new Authenticating(version, terms, exchange, rounds + 1, true);
        }

        Authenticating continued() {
            return new Authenticating(version, terms, exchange, rounds, false);
        }

        AwaitingRequest accepted(Accepted step) {
            exchange.close();
            Proof proof =
                    new Proof(terms.name(), step.identity(), step.protection().level());
            return new AwaitingRequest(version, proof);
        }

        @Override
        public boolean isUnauthenticated() {
            return true;
        }

        @Override
        public boolean clientHasTheWord() {
            return !answering;
        }

        @Override
        public void release() {
            exchange.close();
        }
    }

    /** The client is known: the only way here is an {@link Accepted}. */
    record AwaitingRequest(SocksVersion version, Proof proof) implements SessionState {
        Deciding requested(Request request, AccessRequest access) {
            return new Deciding(request, access);
        }

        @Override
        public boolean clientHasTheWord() {
            return true;
        }

        /** To be accepted as nobody in particular proves nothing. */
        @Override
        public boolean yields() {
            return proof.identity().name().equals(Identity.ANONYMOUS_NAME);
        }

        @Override
        public boolean yields(Displacement why) {
            return yields() || why == Displacement.THOUGH_AUTHENTICATED;
        }
    }

    /** Policy has not said its last word: the name's addresses are still to come. */
    record Deciding(Request request, AccessRequest access) implements SessionState {
        Associated associated(UdpAssociation association) {
            return new Associated(association);
        }

        Connecting permitted(Candidates candidates, Future<Channel> attempt) {
            return new Connecting(request, access, candidates, attempt);
        }

        AwaitingInbound listening(Candidates candidates, InboundListener listener) {
            return new AwaitingInbound(request, access, candidates, listener);
        }

        Starting starting(Candidates candidates, Future<ProbeRun> attempt) {
            return new Starting(request, access, candidates, attempt);
        }
    }

    /** What a relay can begin from. */
    sealed interface BeforeRelay extends SessionState {
        Request request();

        AccessRequest access();

        Candidates candidates();

        default Relaying connected(TcpRelay relay) {
            return new Relaying(relay, candidates());
        }
    }

    /** Some addresses are permitted, and one of them is being connected to. */
    record Connecting(Request request, AccessRequest access, Candidates candidates, Future<Channel> attempt)
            implements BeforeRelay {
        @Override
        public void release() {
            if (!attempt.cancel(false) && attempt.isSuccess()) {
                attempt.getNow().close();
            }
            candidates.release();
        }
    }

    /** The first reply to a BIND was sent, and the peer is to come. */
    record AwaitingInbound(Request request, AccessRequest access, Candidates candidates, InboundListener listener)
            implements BeforeRelay {
        /** Nothing but a second reply can come, which who listens for it has no reason to half-close before. */
        @Override
        public boolean endsWithClientsInput() {
            return true;
        }

        @Override
        public void release() {
            listener.close();
            candidates.release();
        }
    }

    /** A permitted address is about to be probed by a program. */
    record Starting(Request request, AccessRequest access, Candidates candidates, Future<ProbeRun> attempt)
            implements SessionState {
        Probing started(ProbeRelay relay) {
            return new Probing(relay, candidates);
        }

        @Override
        public boolean endsWithClientsInput() {
            return true;
        }

        @Override
        public void release() {
            if (!attempt.cancel(false) && attempt.isSuccess()) {
                attempt.getNow().kill();
            }
            candidates.release();
        }
    }

    /** The reply was sent, and something else has the client's connection. */
    sealed interface HandedOver extends SessionState {
        /** Ends it now; the session is told. */
        void stop();

        /** Ends it because of a mistake of the gateway; the session is told. */
        void fail(Throwable mistake);
    }

    /** The reply was sent, and the relay has both channels. */
    record Relaying(TcpRelay relay, Candidates candidates) implements HandedOver {
        @Override
        public void stop() {
            relay.stop();
        }

        @Override
        public void fail(Throwable mistake) {
            relay.fail(mistake);
        }

        @Override
        public void release() {
            candidates.release();
        }
    }

    /** The reply was sent, and the association has the client's connection. */
    record Associated(UdpAssociation association) implements HandedOver {
        @Override
        public void stop() {
            association.stop();
        }

        @Override
        public void fail(Throwable mistake) {
            association.fail(mistake);
        }
    }

    /** The reply was sent, and the program's output has the client's connection. */
    record Probing(ProbeRelay relay, Candidates candidates) implements HandedOver {
        @Override
        public void stop() {
            relay.stop();
        }

        @Override
        public void fail(Throwable mistake) {
            relay.fail(mistake);
        }

        @Override
        public void release() {
            candidates.release();
        }
    }

    /** It is over. */
    record Closed(ReasonCode reason) implements SessionState {}
}
