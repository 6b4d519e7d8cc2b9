package io.sallyport.core.relay;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.TestChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryPromiseTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final TcpRelay relay =
            new TcpRelay(client, client, new RelaySettings(LONG, LONG, Optional.empty()), end -> {});
    private final RelayFlow flow = new RelayFlow(client, client, relay);
    private final DeliveryPromise promise = new DeliveryPromise(client, flow, 100);

    @BeforeEach
    void register() {
        client.freezeTime();
    }

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
    }

    @Test
    void countsEverythingOnce() {
        promise.tryProgress(30, 100);
        promise.tryProgress(60, 100);
        promise.trySuccess(null);

        assertThat(flow.delivered()).isEqualTo(100);
    }

    @Test
    void countsWhatTheSocketTookBeforeItFailed() {
        promise.tryProgress(30, 100);
        promise.tryFailure(new IOException("Connection reset by peer"));

        assertThat(flow.delivered()).isEqualTo(30);
    }
}
