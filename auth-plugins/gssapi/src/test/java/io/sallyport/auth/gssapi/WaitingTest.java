package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients whose tokens wait to be verified. */
class WaitingTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Test
    void tokenOfAClientThatLeftIsNotVerified() throws Exception {
        try (Gateway gateway = gateway()) {
            byte[] message = Client.of(new Forge()).firstMessage();
            AuthenticationExchange left = gateway.begin();
            CompletableFuture<AuthenticationStep> step = onMessage(left, message);
            left.close();
            runAll();

            assertThat(Gateway.reason(step.join())).isEqualTo("gss-aborted-by-client");
            CompletableFuture<AuthenticationStep> again = onMessage(gateway.begin(), message);
            runAll();
            // It would be a replay if anybody had looked at it.
            assertThat(again.join()).isInstanceOf(AuthenticationStep.Continue.class);
        }
    }

    @Test
    void sourceWithTooManyThatWaitIsRefusedUntilOneIsServed() throws Exception {
        try (Gateway gateway = gateway()) {
            onMessage(gateway.begin(), Client.of(new Forge()).firstMessage());
            onMessage(gateway.begin(), Client.of(new Forge()).firstMessage());

            assertThat(Gateway.reason(onMessage(gateway.begin(), Client.of(new Forge()).firstMessage())
                            .join()))
                    .isEqualTo("gss-overloaded-from-source");
            waiting.remove().run();
            assertThat(onMessage(gateway.begin(), Client.of(new Forge()).firstMessage()))
                    .isNotDone();
        }
    }

    @Test
    void otherSourcesHaveRoom() {
        Workers workers = new Workers(waiting::add, 1);
        workers.submit(new InetSocketAddress("192.0.2.1", 1), () -> {});

        assertThat(workers.submit(new InetSocketAddress("192.0.2.1", 2), () -> {}))
                .isPresent();
        assertThat(workers.submit(new InetSocketAddress("192.0.2.2", 1), () -> {}))
                .isEmpty();
    }

    @Test
    void addressesOfOneHostCountAsOneSource() {
        Workers workers = new Workers(waiting::add, 1);
        workers.submit(new InetSocketAddress("2001:db8::1", 1), () -> {});

        assertThat(workers.submit(new InetSocketAddress("2001:db8::2", 1), () -> {}))
                .isPresent();
        assertThat(workers.submit(new InetSocketAddress("2001:db8:0:1::1", 1), () -> {}))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_001})
    void numberOutOfRangeIsAMistake(int number) {
        Settings settings = new Settings(folder.resolve("keytab"));
        settings.maxWaitingPerSource = number;

        assertThatThrownBy(settings::config)
                .hasMessage("max-waiting-per-source: " + number + " (expected: 1 to 10000)");
    }

    private Gateway gateway() throws Exception {
        Settings settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
        settings.maxWaitingPerSource = 2;
        return new Gateway(settings, Clock.systemUTC(), waiting::add);
    }

    private static CompletableFuture<AuthenticationStep> onMessage(AuthenticationExchange exchange, byte[] message)
            throws Exception {
        return exchange.onMessage(ByteBuffer.wrap(message.clone())).toCompletableFuture();
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
