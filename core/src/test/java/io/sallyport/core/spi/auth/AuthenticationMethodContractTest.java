package io.sallyport.core.spi.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.config.Setting;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/** The contract finds what is wrong with plugins that break it. */
class AuthenticationMethodContractTest {
    @Test
    void passesAMethodThatKeepsIt() {
        AuthenticationMethodContract<Empty> contract = contract(GoodExchange::new);

        assertThatCode(() -> {
                    run(contract.endsAsExpectedWhenAMessageArrivesAtOnce());
                    run(contract.endsAsExpectedWhenEveryOctetArrivesAlone());
                    run(contract.refusalByTheGatewayTellsNoMoreThanOneByTheMethod());
                    run(contract.mayBeClosedMoreThanOnceBeforeAndAfterAConversation());
                    run(contract.mayBeClosedWhileAStageIsPending());
                    run(contract.acceptsNobodyWhenTheBlockingExecutorIsFull());
                })
                .doesNotThrowAnyException();
    }

    @Test
    void findsAMessageThatTakesWhatWasSentAhead() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            @Override
            public int messageLength(ByteBuffer received) {
                return received.remaining() < 2 ? UNKNOWN : received.remaining();
            }
        });

        breaks(contract.endsAsExpectedWhenAMessageArrivesAtOnce(), "messageLength of 2 octets");
    }

    @Test
    void findsALengthThatIsGuessedTooEarly() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            @Override
            public int messageLength(ByteBuffer received) {
                return received.remaining() < 2 ? 1 : 2;
            }
        });

        breaks(contract.endsAsExpectedWhenEveryOctetArrivesAlone(), "messageLength after 0 of 2 octets");
    }

    @Test
    void findsABufferThatWasMoved() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            @Override
            public int messageLength(ByteBuffer received) {
                int length = super.messageLength(received);
                received.position(received.limit());
                return length;
            }
        });

        breaks(contract.endsAsExpectedWhenAMessageArrivesAtOnce(), "position after messageLength");
    }

    @Test
    void findsAReplyThatSharesTheMessage() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            @Override
            public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) {
                ByteBuffer reply = message.duplicate();
                return super.onMessage(message).thenApply(step -> {
                    reply.put(reply.position(), (byte) 1).put(reply.position() + 1, (byte) 0);
                    return new AuthenticationStep.Accepted(reply, alice());
                });
            }
        });

        breaks(contract.endsAsExpectedWhenAMessageArrivesAtOnce(), "0000");
    }

    @Test
    void findsARefusalOfTheGatewayThatTellsMore() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            @Override
            public ByteBuffer refusalReply() {
                return ByteBuffer.wrap(new byte[] {1, 99});
            }
        });

        breaks(contract.refusalByTheGatewayTellsNoMoreThanOneByTheMethod(), "0163");
    }

    @Test
    void findsASecondCloseThatFails() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            private boolean closed;

            @Override
            public void close() {
                assertThat(closed).as("closed before").isFalse();
                closed = true;
            }
        });

        breaks(contract.mayBeClosedMoreThanOnceBeforeAndAfterAConversation(), "closed before");
    }

    @Test
    void findsAStageThatCompletesWithNull() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            @Override
            public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) {
                return CompletableFuture.completedFuture(null);
            }
        });

        breaks(contract.endsAsExpectedWhenAMessageArrivesAtOnce(), "the step that the stage completed with");
    }

    @Test
    void findsAnAcceptanceThatNeedsNoAnswerOfTheExecutor() {
        AuthenticationMethodContract<Empty> contract = contract(context -> new GoodExchange(context) {
            @Override
            public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) {
                try {
                    return super.onMessage(message);
                } catch (RejectedExecutionException e) {
                    return CompletableFuture.completedFuture(
                            new AuthenticationStep.Accepted(ByteBuffer.wrap(new byte[] {1, 0}), alice()));
                }
            }
        });

        breaks(contract.acceptsNobodyWhenTheBlockingExecutorIsFull(), "false");
    }

    @Test
    void findsSettingsThatNobodyCanWrite() {
        assertThat(ConfigurationRecord.mistakesOf(BadSettings.class))
                .containsExactly(
                        "BadSettings.undocumented: no documentation (expected: @Setting(doc = \"…\"))",
                        "BadSettings.blank: no documentation (expected: @Setting(doc = \"…\"))",
                        "BadSettings.type: java.time.Instant (expected: a type that Setting names)",
                        "BadSettings.keys: keys of type java.lang.Integer (expected: String)",
                        "Inner.deep: java.lang.Character (expected: a type that Setting names)");
    }

    private static void run(Stream<DynamicTest> tests) throws Throwable {
        for (DynamicTest test : tests.toList()) {
            test.getExecutable().execute();
        }
    }

    private static void breaks(Stream<DynamicTest> tests, String message) {
        assertThatThrownBy(() -> run(tests)).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    private static Identity alice() {
        return Identity.of("alice", Groups.NONE, Instant.EPOCH);
    }

    record Empty() {}

    record BadSettings(
            String undocumented,
            @Setting(doc = " ") String blank,
            @Setting(doc = "A time.") Instant type,
            @Setting(doc = "A map.") Map<Integer, String> keys,
            @Setting(doc = "A list.") List<Inner> inner) {}

    record Inner(@Setting(doc = "A character.") Character deep) {}

    /** Two octets; X'01 00' is right, and the blocking executor says so. */
    private static class GoodExchange implements AuthenticationExchange {
        private final PluginContext context;

        GoodExchange(PluginContext context) {
            this.context = context;
        }

        @Override
        public int messageLength(ByteBuffer received) {
            return received.remaining() < 2 ? UNKNOWN : 2;
        }

        @Override
        public CompletionStage<AuthenticationStep> onMessage(ByteBuffer message) {
            boolean right = message.getShort() == 0x0100;
            return CompletableFuture.supplyAsync(() -> judge(right), context.blockingExecutor());
        }

        private static AuthenticationStep judge(boolean right) {
            return right
                    ? new AuthenticationStep.Accepted(ByteBuffer.wrap(new byte[] {1, 0}), alice())
                    : new AuthenticationStep.Refused(ByteBuffer.wrap(new byte[] {1, 1}), ReasonCode.of("wrong"));
        }

        @Override
        public ByteBuffer refusalReply() {
            return ByteBuffer.wrap(new byte[] {1, 1});
        }

        @Override
        public void close() {
            // It holds nothing.
        }
    }

    /** Anonymous, or it would be run as a test itself. */
    private static AuthenticationMethodContract<Empty> contract(
            Function<PluginContext, AuthenticationExchange> exchanges) {
        return new AuthenticationMethodContract<>() {
            @Override
            protected AuthenticationMethodFactory<Empty> factory() {
                return new Factory(exchanges);
            }

            @Override
            protected Empty configuration() {
                return new Empty();
            }

            @Override
            protected List<Conversation> conversations() {
                return List.of(
                        Conversation.named("right").sends(new byte[] {1, 0}).isAccepted("alice", (byte) 1, (byte) 0),
                        Conversation.named("wrong").sends(new byte[] {1, 7}).isRefused("wrong", (byte) 1, (byte) 1));
            }
        };
    }

    private record Factory(Function<PluginContext, AuthenticationExchange> exchanges)
            implements AuthenticationMethodFactory<Empty> {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public Class<Empty> configType() {
            return Empty.class;
        }

        @Override
        public AuthenticationMethod create(Empty config, PluginContext context) {
            return new AuthenticationMethod() {
                @Override
                public int number() {
                    return 0x80;
                }

                @Override
                public AuthenticationExchange begin(ExchangeStart start) {
                    return exchanges.apply(context);
                }
            };
        }
    }
}
