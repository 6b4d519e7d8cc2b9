package io.sallyport.core.spi.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.ConfigurationFiles;
import java.lang.reflect.Modifier;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the gateway relies on in a plugin. A plugin's test extends it and gives its factory, a configuration, and
 * conversations that show every way in which one can end.
 *
 * @param <C> the record that the plugin is configured with
 */
public abstract class AuthenticationMethodContract<C extends Record> {
    private QueueingExecutor executor = new QueueingExecutor();

    /** A new factory. */
    protected abstract AuthenticationMethodFactory<C> factory();

    /** A configuration that the conversations fit. */
    protected abstract C configuration() throws Exception;

    /** Conversations, each with a method of its own: accepted, refused and malformed ones, as far as there are any. */
    protected abstract List<Conversation> conversations();

    /** The time it is; stands still unless overridden. */
    protected Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
    }

    /** What reads further files; there is none to read unless overridden. */
    protected ConfigurationFiles files() {
        return new ConfigurationFiles() {
            @Override
            public <R extends Record> R read(Path file, Class<R> type) throws ConfigurationException {
                throw new ConfigurationException(file + ": no such file", "a method that reads no file");
            }
        };
    }

    /** The client that all conversations are held with. */
    protected ClientInfo client() {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 40000);
        InetSocketAddress local = new InetSocketAddress("192.0.2.2", 1080);
        return new ClientInfo("session-1", "main", address, local, Optional.empty());
    }

    /** The protection levels that policy accepts. */
    protected Set<ProtectionLevel> acceptableProtection() {
        return EnumSet.allOf(ProtectionLevel.class);
    }

    @Test
    void serviceLoaderFindsTheFactory() {
        assertThat(ServiceLoader.load(AuthenticationMethodFactory.class).stream()
                        .map(ServiceLoader.Provider::type))
                .as("META-INF/services/" + AuthenticationMethodFactory.class.getName())
                .contains(factory().getClass().asSubclass(AuthenticationMethodFactory.class));
    }

    @Test
    void factoryIsPublic() {
        assertThat(Modifier.isPublic(factory().getClass().getModifiers())).isTrue();
        assertThatCode(() -> factory().getClass().getConstructor()).doesNotThrowAnyException();
    }

    @Test
    void nameIsLowerCaseWordsJoinedByHyphens() {
        assertThat(factory().name())
                .matches("[a-z0-9]+(-[a-z0-9]+)*")
                .isEqualTo(factory().name());
    }

    @Test
    void everySettingIsDocumentedAndOfAKnownType() {
        assertThat(ConfigurationRecord.mistakesOf(factory().configType())).isEmpty();
    }

    @Test
    void numberIsAMethodOctetAndStaysTheSame() throws Exception {
        try (AuthenticationMethod method = method()) {
            assertThat(method.number()).isBetween(0x00, 0xFE).isEqualTo(method.number());
        }
    }

    @Test
    void healthIsKnownFromTheStart() throws Exception {
        try (AuthenticationMethod method = method()) {
            assertThat(method.health()).isNotNull();
        }
    }

    @TestFactory
    Stream<DynamicTest> endsAsExpectedWhenAMessageArrivesAtOnce() {
        return each((conversation, method) ->
                assertThat(play(conversation, method, Delivery.AT_ONCE)).isEqualTo(conversation.outcome()));
    }

    @TestFactory
    Stream<DynamicTest> endsAsExpectedWhenEveryOctetArrivesAlone() {
        return each((conversation, method) ->
                assertThat(play(conversation, method, Delivery.OCTET_BY_OCTET)).isEqualTo(conversation.outcome()));
    }

    @TestFactory
    Stream<DynamicTest> refusalByTheGatewayTellsNoMoreThanOneByTheMethod() {
        return each((conversation, method) -> {
            if (conversation.outcome() instanceof Outcome.Refused refused) {
                try (AuthenticationExchange exchange = begin(method)) {
                    assertThat(Outcome.hex(Dialogue.octets(exchange.refusalReply())))
                            .isEqualTo(refused.reply());
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> mayBeClosedMoreThanOnceBeforeAndAfterAConversation() {
        return each((conversation, method) -> {
            begin(method).close();
            AuthenticationExchange exchange = begin(method);
            new Dialogue(exchange, executor, Delivery.AT_ONCE)
                    .play(conversation.client().get());
            exchange.close();
            exchange.close();
        });
    }

    @TestFactory
    Stream<DynamicTest> mayBeClosedWhileAStageIsPending() {
        return each((conversation, method) -> {
            AuthenticationExchange exchange = begin(method);
            if (exchange.start() instanceof AuthenticationStep.Continue first) {
                ScriptedClient script = conversation.client().get();
                closeUnder(exchange, script.next(Dialogue.octets(first.reply())));
            }
            exchange.close();
        });
    }

    @TestFactory
    Stream<DynamicTest> acceptsNobodyWhenTheBlockingExecutorIsFull() {
        return each((conversation, method) -> {
            executor.becomeFull();
            try {
                Outcome outcome = play(conversation, method, Delivery.AT_ONCE);
                boolean letIn = outcome instanceof Outcome.Accepted;
                assertThat(letIn && executor.rejected() > 0).isFalse();
            } catch (RejectedExecutionException | CompletionException e) {
                assertThat(executor.rejected()).isPositive();
            }
        });
    }

    private void closeUnder(AuthenticationExchange exchange, byte[] message) throws Exception {
        try {
            Delivery.AT_ONCE.deliver(message, exchange);
            ByteBuffer buffer = Delivery.buffer(message);
            CompletionStage<AuthenticationStep> stage = exchange.onMessage(buffer);
            exchange.close();
            executor.runAll();
            stage.toCompletableFuture()
                    .handle((step, failure) -> "any end will do")
                    .get(30, TimeUnit.SECONDS);
        } catch (MalformedMessageException e) {
            assertThat(e.reason()).isNotNull();
        }
    }

    private Stream<DynamicTest> each(Check check) {
        return conversations().stream()
                .map(conversation -> DynamicTest.dynamicTest(conversation.name(), () -> {
                    executor = new QueueingExecutor();
                    try (AuthenticationMethod method = method()) {
                        check.on(conversation, method);
                    }
                }));
    }

    private Outcome play(Conversation conversation, AuthenticationMethod method, Delivery delivery) {
        try (AuthenticationExchange exchange = begin(method)) {
            return new Dialogue(exchange, executor, delivery)
                    .play(conversation.client().get());
        }
    }

    private AuthenticationExchange begin(AuthenticationMethod method) {
        return method.begin(new ExchangeStart(client(), acceptableProtection()));
    }

    private AuthenticationMethod method() throws Exception {
        return factory().create(configuration(), new PluginContext("contract", executor, clock(), files()));
    }

    @FunctionalInterface
    private interface Check {
        void on(Conversation conversation, AuthenticationMethod method) throws Exception;
    }
}
