package io.sallyport.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does. */
class DrainIT {
    private static final String LONG_DRAIN = "timeouts: {shutdown-drain: 10m}\n";
    private static final String SHORT_DRAIN = "timeouts: {shutdown-drain: 1s}\n";

    @TempDir
    private Path folder;

    @AutoClose
    private Destination destination;

    @BeforeEach
    void serve() {
        destination = Destination.that(Conducts.echo());
    }

    private AssembledGateway gateway(String timeouts) {
        return AssembledGateway.start(GatewayHome.in(folder).configuration(timeouts));
    }

    private static void requireEcho(RawClient client) throws IOException {
        client.send("hello".getBytes(UTF_8));

        assertThat(new String(client.receive(5), UTF_8)).isEqualTo("hello");
    }

    private static boolean accepts(InetSocketAddress listener) {
        try (RawClient client = RawClient.of(listener)) {
            return !client.isClosedByGateway();
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void aRunningSessionGoesOnAndTheGatewayEndsAfterIt() throws IOException {
        try (AssembledGateway gateway = gateway(LONG_DRAIN)) {
            InetSocketAddress listener = gateway.open();
            try (RawClient client = RawClient.through(listener, destination.address())) {
                gateway.terminate();
                gateway.awaitLog("stopping");
                requireEcho(client);
            }

            assertThat(gateway.awaitExit()).hasValue(0);
        }
    }

    @Test
    void noNewClientIsAccepted() throws IOException {
        try (AssembledGateway gateway = gateway(LONG_DRAIN)) {
            InetSocketAddress listener = gateway.open();
            try (RawClient client = RawClient.through(listener, destination.address())) {
                gateway.terminate();
                gateway.awaitLog("stopping");
                await().until(() -> !accepts(listener));
                requireEcho(client);
            }
        }
    }

    @Test
    void aSessionThatOutlivesTheDrainTimeIsEndedAndRecorded() throws IOException {
        try (AssembledGateway gateway = gateway(SHORT_DRAIN);
                RawClient client = RawClient.through(gateway.open(), destination.address())) {
            requireEcho(client);
            gateway.terminate();

            assertThat(gateway.awaitExit()).hasValue(0);
            assertThat(client.isClosedByGateway()).isTrue();
            assertThat(gateway.audit()
                            .awaitRecordOfPort(destination.port())
                            .at("/reason")
                            .asString())
                    .isEqualTo("gateway-stopped");
        }
    }
}
