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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More clients than the process has descriptors for. */
class LoadSheddingIT {
    private static final List<String> WITH_256_DESCRIPTORS = List.of("sh", "-c", "ulimit -n 256; exec \"$@\"", "sh");
    private static final int WAVES = 4;
    private static final int CLIENTS_OF_A_WAVE = 500;
    private static final int FEW = 3;

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static Destination destination;

    @BeforeAll
    static void start() {
        destination = Destination.that(Conducts.echo());
        gateway = AssembledGateway.start(GatewayHome.in(folder), WITH_256_DESCRIPTORS);
    }

    @Test
    @Timeout(120)
    void areShedAndForgotten() throws IOException {
        requireThatOneMorePasses();
        long socketsBefore = gateway.kernel().sockets();
        try (RawClient early = RawClient.through(gateway.open(), destination.address())) {
            for (int wave = 0; wave < WAVES; wave++) {
                flood();
                requireEcho(early);
            }
        }

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(gateway.kernel().sockets()).isEqualTo(socketsBefore));
        requireThatOneMorePasses();
        assertThat(linesWith("shedding load")).isBetween(1L, (long) FEW);
        assertThat(linesWith("cannot accept")).isLessThanOrEqualTo(FEW);
    }

    private static void flood() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS_OF_A_WAVE; i++) {
            clients.add(RawClient.of(gateway.open()));
        }
        for (RawClient client : clients) {
            client.close();
        }
    }

    /** The gateway may still be busy with closing the ones before. */
    private static void requireThatOneMorePasses() {
        await().atMost(Duration.ofSeconds(40))
                .ignoreExceptionsInstanceOf(IOException.class)
                .untilAsserted(() -> {
                    try (RawClient client = RawClient.through(gateway.open(), destination.address())) {
                        requireEcho(client);
                    }
                });
        await().atMost(Duration.ofSeconds(40))
                .until(() -> gateway.audit().records().size() >= destination.accepted());
    }

    private static void requireEcho(RawClient client) throws IOException {
        client.send("still here".getBytes(UTF_8));

        assertThat(new String(client.receive(10), UTF_8)).isEqualTo("still here");
    }

    private static long linesWith(String text) {
        return gateway.log().lines().filter(line -> line.contains(text)).count();
    }
}
