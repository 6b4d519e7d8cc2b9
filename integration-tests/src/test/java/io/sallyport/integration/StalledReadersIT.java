package io.sallyport.integration;

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
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that ask for octets and do not read them. */
class StalledReadersIT {
    private static final int READERS = 8;
    private static final int WARM_UP_OCTETS = 32 << 20;
    private static final long MIB = 1 << 20;
    private static final long MAY_GROW_MIB = 64;

    /** For what a Java process takes by itself meanwhile: compiled code, its heap up to where it collects. */
    private static final long NOISE_MIB = 32;

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = AssembledGateway.start(GatewayHome.in(folder));
        warmUp();
    }

    /** As many relays as later stall, with readers that read. */
    private static void warmUp() throws IOException {
        try (Destination destination = Destination.that(Conducts.send(WARM_UP_OCTETS))) {
            List<RawClient> readers = clients(destination);
            for (RawClient reader : readers) {
                assertThat(reader.receiveAll()).hasSize(WARM_UP_OCTETS);
                reader.close();
            }
        }
    }

    private static List<RawClient> clients(Destination destination) throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            clients.add(RawClient.through(gateway.open(), destination.address()));
        }
        return clients;
    }

    private static void awaitStandstill(AtomicLong taken) {
        AtomicLong before = new AtomicLong(-1);
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(2))
                .until(() -> before.getAndSet(taken.get()) == taken.get() && taken.get() > 0);
    }

    @Test
    @Timeout(120)
    void doNotGrowTheGateway() throws IOException {
        AtomicLong taken = new AtomicLong();
        try (Destination destination = Destination.that(Conducts.flood(taken))) {
            long before = gateway.kernel().residentOctets();
            List<RawClient> stalled = clients(destination);
            awaitStandstill(taken);
            long grown = gateway.kernel().residentOctets() - before;
            for (RawClient client : stalled) {
                client.close();
            }

            assertThat(grown / MIB).as("MiB").isLessThan(MAY_GROW_MIB + NOISE_MIB);
        }
    }
}
