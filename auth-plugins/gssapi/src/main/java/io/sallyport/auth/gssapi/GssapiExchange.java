package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.auth.gssapi.context.RefusedException;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One client's exchange, RFC 1961 sections 3 and 4: its token and ours, then its protection level and ours. Kerberos
 * has one token in each direction.
 */
final class GssapiExchange implements AuthenticationExchange {
    private final Authentication authentication;
    private final LevelNegotiation levels;
    private final Workers workers;
    private final ExchangeStart start;

    private @Nullable Authenticated client;
    private boolean closed;

    GssapiExchange(Authentication authentication, LevelNegotiation levels, Workers workers, ExchangeStart start) {
        this.authentication = authentication;
        this.levels = levels;
        this.workers = workers;
        this.start = start;
    }

    @Override
    public int messageLength(ByteBuffer received) throws MalformedMessageException {
        return Frame.length(received);
    }

    @Override
    public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) {
        Authenticated known = known();
        if (Frame.type(message) != (known == null ? Frame.AUTHENTICATION : Frame.PROTECTION_LEVEL)) {
            return CompletableFuture.completedFuture(refused(Reasons.WRONG_MESSAGE));
        }
        if (message.remaining() == Frame.HEADER) {
            return CompletableFuture.completedFuture(refused(Reasons.EMPTY_TOKEN));
        }
        return onWorkers(known == null ? () -> authenticate(message) : () -> settle(message, known));
    }

    private CompletionStage<AuthenticationStep> onWorkers(Work work) {
        CompletableFuture<AuthenticationStep> step = new CompletableFuture<>();
        workers.submit(start.client().address(), () -> complete(step, work))
                .ifPresent(reason -> step.complete(refused(reason)));
        return step;
    }

    private void complete(CompletableFuture<AuthenticationStep> step, Work work) {
        try {
            // Whoever left while this waited costs nothing more.
            step.complete(isClosed() ? refused(Frame.ABORTED) : work.run());
        } catch (RefusedException e) {
            step.complete(refused(e.reason()));
        } catch (RuntimeException | Error e) {
            step.completeExceptionally(e);
        }
    }

    private AuthenticationStep authenticate(ByteBuffer message) throws RefusedException {
        Authenticated found = authentication.authenticate(Frame.token(message), start.client());
        keep(found);
        byte[] reply = found.context().reply();
        // A client that did not ask for an answer does not read one.
        return reply.length == 0
                ? AuthenticationStep.awaitMessage()
                : new AuthenticationStep.Continue(Frame.of(Frame.AUTHENTICATION, reply));
    }

    private AuthenticationStep settle(ByteBuffer message, Authenticated known) throws RefusedException {
        AuthenticationStep.Accepted accepted = levels.settle(Frame.token(message), known, start.acceptableProtection());
        handOver();
        return accepted;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized @Nullable Authenticated known() {
        return client;
    }

    private synchronized void keep(Authenticated found) {
        if (closed) {
            found.context().close();
        } else {
            client = found;
        }
    }

    /** From here on the context is the protection's. */
    private synchronized void handOver() {
        client = null;
    }

    private static AuthenticationStep.Refused refused(ReasonCode reason) {
        return new AuthenticationStep.Refused(Frame.abort(), reason, Reasons.fault(reason));
    }

    @Override
    public ByteBuffer refusalReply() {
        return Frame.abort();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.context().close();
            client = null;
        }
    }

    /** What takes too long for the event loop. */
    @FunctionalInterface
    private interface Work {
        AuthenticationStep run() throws RefusedException;
    }
}
