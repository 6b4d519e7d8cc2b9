package io.sallyport.core.session;

import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.session.SessionState.Authenticating;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.AuthenticationStep.Accepted;
import io.sallyport.core.spi.auth.AuthenticationStep.Continue;
import io.sallyport.core.spi.auth.AuthenticationStep.Refused;
import io.sallyport.core.spi.auth.Fault;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.auth.MessageProtection;
import io.sallyport.core.spi.policy.MethodOffer.OfferedMethod;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** From a selected method to a proved identity: feeds the plugin's exchange, and takes every failure for a refusal. */
final class AuthenticationPhase {
    private final Session session;

    AuthenticationPhase(Session session) {
        this.session = session;
    }

    void start(Authenticating answering) {
        onAnswer(answering, answering.exchange().start(), null);
    }

    boolean take(Authenticating authenticating) throws ProtocolException {
        if (session.isKeptOut()) {
            return false;
        }
        Optional<byte[]> message =
                ExchangeMessages.take(authenticating.exchange(), session.link().received());
        if (message.isEmpty()) {
            return false;
        }
        Authenticating answering = session.move(authenticating.received());
        if (answering.rounds() > SessionSettings.MAX_ROUNDS) {
            Arrays.fill(message.get(), (byte) 0);
            session.offended(Offence.MALFORMED);
            refuse(answering, Reasons.TOO_MANY_ROUNDS);
            return false;
        }
        PluginCalls.answer(answering.exchange(), message.get())
                .whenComplete((step, failure) -> onLoop(() -> {
                    onAnswer(answering, step, failure);
                    session.resume();
                }));
        return false;
    }

    private void onAnswer(Authenticating answering, @Nullable AuthenticationStep step, @Nullable Throwable failure) {
        if (step != null && failure == null) {
            onStep(answering, step);
            return;
        }
        if (PluginCalls.isMalformed(failure)) {
            session.offended(Offence.MALFORMED);
        }
        if (session.isIn(answering)) {
            refuse(answering, PluginCalls.reason(session.client(), failure));
        }
    }

    private void onStep(Authenticating answering, AuthenticationStep step) {
        if (step instanceof Refused refused) {
            count(refused.fault());
        }
        if (!session.isIn(answering)) {
            dispose(step);
        } else if (step instanceof Continue) {
            session.move(answering.continued());
            send(step);
        } else if (step instanceof Refused refused) {
            session.refuse(refused.reason(), Optional.of(Unpooled.wrappedBuffer(refused.reply())));
        } else if (step instanceof Accepted accepted) {
            onAccepted(answering, accepted);
        }
    }

    /** Whether the client is still there or not: to guess and to leave must not be a way to guess for nothing. */
    private void count(Fault fault) {
        switch (fault) {
            case CLIENT -> session.offended(Offence.FAILED_AUTHENTICATION);
            case UNKNOWN -> session.offended(Offence.NO_AUTHENTICATION);
            case GATEWAY -> {}
        }
    }

    private static void dispose(AuthenticationStep step) {
        if (step instanceof Accepted accepted) {
            accepted.protection().close();
        }
    }

    private void onAccepted(Authenticating answering, Accepted step) {
        if (!isAcceptable(answering.terms(), step.protection())) {
            dispose(step);
            refuse(answering, Reasons.PROTECTION_NOT_ACCEPTABLE);
        } else {
            withGroups(step.identity())
                    .thenAccept(identity -> onLoop(() -> {
                        accept(answering, new Accepted(step.reply(), identity, step.protection()));
                        session.resume();
                    }));
        }
    }

    private boolean isAcceptable(OfferedMethod terms, MessageProtection protection) {
        boolean expected = protection == MessageProtection.NONE
                || session.services().authentication().encapsulates(terms);
        return expected && terms.acceptableProtection().contains(protection.level());
    }

    private void accept(Authenticating answering, Accepted step) {
        if (session.isIn(answering)) {
            session.journal()
                    .authenticated(session.move(answering.accepted(step)).proof());
            send(step);
            encapsulate(step.protection());
        } else {
            dispose(step);
        }
    }

    private void encapsulate(MessageProtection protection) {
        if (protection != MessageProtection.NONE) {
            session.link().encapsulate(protection);
        }
    }

    /** Always completes well: groups that cannot be found are unknown, which is a fact for policy. */
    private CompletionStage<Identity> withGroups(Identity identity) {
        Optional<GroupLookup> lookup = session.services().authentication().groupLookup();
        return identity.groups() == Groups.NOT_LOOKED_UP && lookup.isPresent()
                ? PluginCalls.groupsOf(lookup.get(), identity)
                : CompletableFuture.completedFuture(identity);
    }

    private void refuse(Authenticating answering, ReasonCode reason) {
        session.refuse(reason, Optional.of(PluginCalls.refusalReply(answering.exchange())));
    }

    private void send(AuthenticationStep step) {
        if (step.reply().hasRemaining()) {
            session.link().send(Unpooled.wrappedBuffer(step.reply()));
        }
    }

    /** Without a hop where there is none to make: most exchanges answer on the event loop. */
    private void onLoop(Runnable task) {
        EventLoop loop = session.link().loop();
        if (loop.inEventLoop()) {
            session.attempt(task);
        } else {
            loop.execute(() -> session.attempt(task));
        }
    }
}
