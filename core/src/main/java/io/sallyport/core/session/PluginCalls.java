package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls plugins so that whatever they throw or fail to answer comes back as a failed stage. */
final class PluginCalls {
    private static final Logger log = LoggerFactory.getLogger(PluginCalls.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();
    private static final ReasonCode LOOKUP_FAILED = ReasonCode.of("group-lookup-failed");

    private PluginCalls() {}

    /** Gives the message to the exchange, and wipes it when that is done with it. */
    static CompletionStage<AuthenticationStep> answer(AuthenticationExchange exchange, byte[] message) {
        CompletionStage<AuthenticationStep> stage;
        try {
            stage = Objects.requireNonNull(exchange.onMessage(ByteBuffer.wrap(message)), "no stage");
        } catch (MalformedMessageException | RuntimeException | Error e) {
            stage = CompletableFuture.failedFuture(e);
        }
        return stage.whenComplete((step, failure) -> Arrays.fill(message, (byte) 0));
    }

    /** Gives the reason for the log; a mistake of the plugin is also logged as one. */
    static ReasonCode reason(ClientInfo client, @Nullable Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof MalformedMessageException malformed) {
            return malformed.reason();
        }
        if (cause instanceof RejectedExecutionException) {
            return Reasons.AUTHENTICATION_OVERLOADED;
        }
        FAILURES.event(count -> log.error(
                "session {}: an authentication method failed to answer ({} such)", client.sessionId(), count, cause));
        return Reasons.AUTHENTICATION_FAILED;
    }

    /** Whether it is the client's mistake. */
    static boolean isMalformed(@Nullable Throwable failure) {
        return cause(failure) instanceof MalformedMessageException;
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }

    static ByteBuf refusalReply(AuthenticationExchange exchange) {
        try {
            return Unpooled.wrappedBuffer(exchange.refusalReply());
        } catch (RuntimeException e) {
            FAILURES.event(count -> log.error("an authentication method failed to refuse ({} such)", count, e));
            return Unpooled.EMPTY_BUFFER;
        }
    }

    static Optional<String> claimedName(AuthenticationExchange exchange) {
        try {
            return exchange.claimedName();
        } catch (RuntimeException | Error e) {
            FAILURES.event(count -> log.error("an authentication method failed to say a name ({} such)", count, e));
            return Optional.empty();
        }
    }

    static CompletionStage<Identity> groupsOf(GroupLookup lookup, Identity identity) {
        try {
            return lookup.groupsOf(identity)
                    .thenApply(groups -> identity.withGroups(Groups.of(groups)))
                    .exceptionally(failure -> withoutGroups(identity, failure));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.completedFuture(withoutGroups(identity, e));
        }
    }

    private static Identity withoutGroups(Identity identity, Throwable failure) {
        FAILURES.event(count -> log.warn("groups could not be found; they are unknown ({} such)", count, failure));
        return identity.withGroups(new Groups.Unknown(LOOKUP_FAILED));
    }
}
