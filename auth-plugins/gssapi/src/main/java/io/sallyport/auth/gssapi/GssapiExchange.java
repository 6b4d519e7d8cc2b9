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
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One client's exchange, RFC 1961 sections 3 and 4: its token and ours, then its protection level and ours. Kerberos
 * has one token in each direction.
 */
final class GssapiExchange implements AuthenticationExchange {
    private final Authentication authentication;
    private final LevelNegotiation levels;
    private final Executor executor;
    private final ExchangeStart start;

    private @Nullable Authenticated client;
    private boolean closed;

    GssapiExchange(Authentication authentication, LevelNegotiation levels, Executor executor, ExchangeStart start) {
        this.authentication = authentication;
        this.levels = levels;
        this.executor = executor;
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
        byte[] token = Frame.token(message);
        if (token.length == 0) {
            return CompletableFuture.completedFuture(refused(Reasons.EMPTY_TOKEN));
        }
        return onExecutor(known == null ? () -> authenticate(token) : () -> settle(token, known));
    }

    private CompletionStage<AuthenticationStep> onExecutor(Work work) {
        CompletableFuture<AuthenticationStep> step = new CompletableFuture<>();
        try {
            executor.execute(() -> complete(step, work));
            return step;
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(refused(Reasons.OVERLOADED));
        }
    }

    private static void complete(CompletableFuture<AuthenticationStep> step, Work work) {
        try {
            step.complete(work.run());
        } catch (RefusedException e) {
            step.complete(refused(e.reason()));
        } catch (RuntimeException | Error e) {
            step.completeExceptionally(e);
        }
    }

    private AuthenticationStep authenticate(byte[] token) throws RefusedException {
        Authenticated found = authentication.authenticate(token, start.client());
        keep(found);
        byte[] reply = found.context().reply();
        // A client that did not ask for an answer does not read one.
        return reply.length == 0
                ? AuthenticationStep.awaitMessage()
                : new AuthenticationStep.Continue(Frame.of(Frame.AUTHENTICATION, reply));
    }

    private AuthenticationStep settle(byte[] token, Authenticated known) throws RefusedException {
        AuthenticationStep.Accepted accepted = levels.settle(token, known, start.acceptableProtection());
        handOver();
        return accepted;
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
        return new AuthenticationStep.Refused(Frame.abort(), reason);
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
