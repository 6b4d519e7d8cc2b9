package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of connections that send one octet every while, and mean to stay. */
@Timeout(180)
class SlowlorisIT {
    private static final int SLOW = 5000;
    /** The system drops some connections while its queue of those to accept is full, and tells nobody. */
    private static final long ACCEPTED_AT_LEAST = SLOW - SLOW / 20;

    private static final int SOURCES = 40;
    private static final byte[] FIRST = {5, (byte) 255};

    @TempDir
    private Path folder;

    private final List<RawClient> slow = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (RawClient client : slow) {
            client.close();
        }
    }

    private AssembledGateway start(String abuseControl) {
        return AssembledGateway.start(GatewayHome.in(folder)
                .abuseControl(abuseControl)
                .append("limits: {connections: 12000}\ntimeouts: {negotiation: 8s}\n"));
    }

    private void come(AssembledGateway gateway, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            RawClient client = RawClient.from("127.0.1." + (1 + i % SOURCES), gateway.locked());
            client.send(new byte[] {FIRST[0]});
            slow.add(client);
        }
    }

    private static void requireLogin(AssembledGateway gateway) throws IOException {
        try (RawClient client = RawClient.from("127.0.0.3", gateway.locked())) {
            assertThat(client.authenticate(USER, PASSWORD)).isTrue();
        }
    }

    private void drip() {
        for (RawClient client : slow) {
            try {
                client.send(new byte[] {FIRST[1]});
            } catch (IOException ended) {
                assertThat(client.socket().isConnected()).isTrue();
            }
        }
    }

    private static long ended(AssembledGateway gateway, String reason) {
        String member = "\"reason\":\"" + reason + "\"";
        return gateway.audit().lines().stream()
                .filter(line -> line.contains(member))
                .count();
    }

    @Test
    void endAtTheirDeadlineWhileOthersLogIn() throws IOException {
        try (AssembledGateway gateway = start("{half-open: 6000}")) {
            come(gateway, SLOW);
            requireLogin(gateway);

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        drip();
                        requireLogin(gateway);
                        assertThat(ended(gateway, "negotiation-timed-out")).isGreaterThan(ACCEPTED_AT_LEAST);
                        assertThat(gateway.kernel().sockets()).isLessThan(SLOW / 10);
                    });
            assertThat(ended(gateway, "half-open-displaced")).isZero();
        }
    }

    @Test
    void giveWayToOthersWhereThereAreTooMany() throws IOException {
        try (AssembledGateway gateway = start("{half-open: 100}")) {
            come(gateway, SLOW / 5);

            requireLogin(gateway);
            await().until(() -> ended(gateway, "half-open-displaced") >= SLOW / 5 - 100);
        }
    }

    @Test
    void oneSourceHasItsShareAndNoMore() throws IOException {
        try (AssembledGateway gateway = start("{half-open-per-source: 10}")) {
            for (int i = 0; i < 50; i++) {
                slow.add(RawClient.from("127.0.0.2", gateway.locked()));
            }

            gateway.awaitLog("too-many-half-open-from-source");
            requireLogin(gateway);
        }
    }
}
