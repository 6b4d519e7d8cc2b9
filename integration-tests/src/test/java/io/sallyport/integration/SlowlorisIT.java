package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of connections that send one octet every while, and mean to stay. */
@Timeout(180)
class SlowlorisIT {
    /** Fewer than half of the connections that there may be, by configuration and by the open files that there are here. */
    private static final int SLOW = (int) Math.min(4900, (openFiles() - 1000) / 4);

    private static final int SOCKETS_OF_ITS_OWN = 20;
    private static final String SLOW_NETWORK = "127.0.1.";
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
            RawClient client = RawClient.from(SLOW_NETWORK + (1 + i % SOURCES), gateway.locked());
            client.send(new byte[] {FIRST[0]});
            slow.add(client);
        }
    }

    private static void requireLogin(AssembledGateway gateway) throws IOException {
        try (RawClient client = RawClient.from("127.0.0.3", gateway.locked())) {
            assertThat(client.authenticate(USER, PASSWORD)).isTrue();
        }
    }

    private static long openFiles() {
        return ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getMaxFileDescriptorCount();
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

    /** How the slow ones ended, and how many. */
    private static Map<String, Long> endings(AssembledGateway gateway) {
        return gateway.audit().records().stream()
                .filter(record -> record.at("/client/address").asString().startsWith(SLOW_NETWORK))
                .collect(Collectors.groupingBy(record -> record.at("/reason").asString(), Collectors.counting()));
    }

    /** Connections that the system has dropped because its queue of those to accept was full; it tells nobody else. */
    private static long dropped() throws IOException {
        List<String[]> lines = Files.readAllLines(Path.of("/proc/net/netstat")).stream()
                .filter(line -> line.startsWith("TcpExt:"))
                .map(line -> line.split(" ", -1))
                .toList();
        return Long.parseLong(lines.get(1)[List.of(lines.get(0)).indexOf("ListenDrops")]);
    }

    @Test
    void endAtTheirDeadlineWhileOthersLogIn() throws IOException {
        long droppedBefore = dropped();
        try (AssembledGateway gateway = start("{half-open: 6000}")) {
            come(gateway, SLOW);
            requireLogin(gateway);

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        drip();
                        requireLogin(gateway);
                        Map<String, Long> endings = endings(gateway);
                        long dropped = dropped() - droppedBefore;
                        assertThat(endings).as("%d dropped", dropped).containsOnlyKeys("negotiation-timed-out");
                        assertThat(endings.get("negotiation-timed-out") + dropped)
                                .as("%s, %d dropped", endings, dropped)
                                .isGreaterThanOrEqualTo(SLOW);
                        assertThat(gateway.kernel().sockets()).isLessThan(SOCKETS_OF_ITS_OWN);
                    });
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
