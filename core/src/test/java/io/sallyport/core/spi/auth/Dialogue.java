package io.sallyport.core.spi.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Plays a client against an exchange, as the gateway does. */
final class Dialogue {
    private static final int MAX_ROUNDS = 64;
    private static final int MAX_SECONDS = 30;

    private final AuthenticationExchange exchange;
    private final QueueingExecutor executor;
    private final Delivery delivery;

    Dialogue(AuthenticationExchange exchange, QueueingExecutor executor, Delivery delivery) {
        this.exchange = exchange;
        this.executor = executor;
        this.delivery = delivery;
    }

    Outcome play(ScriptedClient client) {
        try {
            AuthenticationStep step = exchange.start();
            for (int round = 0; round < MAX_ROUNDS; round++) {
                byte[] reply = octets(step.reply());
                Optional<Outcome> end = endOf(step, reply);
                if (end.isPresent()) {
                    return end.get();
                }
                step = answer(client.next(reply));
            }
            throw new AssertionError("no end after " + MAX_ROUNDS + " rounds");
        } catch (MalformedMessageException e) {
            return new Outcome.Malformed(e.reason().code());
        }
    }

    private AuthenticationStep answer(byte[] message) throws MalformedMessageException {
        delivery.deliver(message, exchange);
        ByteBuffer buffer = Delivery.buffer(message);
        CompletionStage<AuthenticationStep> stage = exchange.onMessage(buffer);
        executor.runAll();
        try {
            return await(stage);
        } finally {
            Delivery.wipe(buffer);
        }
    }

    private static AuthenticationStep await(CompletionStage<AuthenticationStep> stage) {
        AuthenticationStep step = stage.toCompletableFuture()
                .orTimeout(MAX_SECONDS, TimeUnit.SECONDS)
                .join();
        assertThat(step).as("the step that the stage completed with").isNotNull();
        return step;
    }

    private static Optional<Outcome> endOf(AuthenticationStep step, byte[] reply) {
        if (step instanceof AuthenticationStep.Accepted accepted) {
            accepted.protection().close();
            return Optional.of(new Outcome.Accepted(accepted.identity().name(), Outcome.hex(reply)));
        }
        if (step instanceof AuthenticationStep.Refused refused) {
            return Optional.of(new Outcome.Refused(refused.reason().code(), Outcome.hex(reply)));
        }
        return Optional.empty();
    }

    static byte[] octets(ByteBuffer reply) {
        byte[] octets = new byte[reply.remaining()];
        reply.get(octets);
        return octets;
    }
}
