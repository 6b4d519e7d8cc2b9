package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own load generator, against the assembled gateway. */
@Timeout(300)
class OwnGeneratorIT {
    @TempDir
    private static Path folder;

    private static Gateway gateway;
    private static String proxy;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        GatewayFiles files = new GatewayFiles(folder, GatewayFiles.distributionIn(Path.of("../..")));
        Path configuration = files.full(false, Optional.empty());
        gateway = Gateway.launch(files, configuration, Path.of(System.getProperty("java.home")))
                .await(List.of("plain"));
        proxy = "127.0.0.1:" + gateway.port("plain");
    }

    @AfterAll
    static void stop() {
        if (gateway != null) {
            gateway.close();
        }
    }

    private static Generated through(String line) throws IOException, InterruptedException {
        return Generated.by(line + " --pid " + gateway.process().pid(), proxy);
    }

    @ParameterizedTest
    @CsvSource({
        "connect --conns 4, conn_s, cpu_us_op",
        "handshake --conns 4, handshakes_s, cpu_us_op",
        "throughput --conns 2 --dir down, gib_s, cpu_s_gib",
        "throughput --conns 2 --dir up, gib_s, cpu_s_gib",
        "throughput --conns 2 --dir both, gib_s, cpu_s_gib",
        "rr --conns 4 --size 64, req_s, cpu_us_op",
        "udp --conns 2 --window 4 --size 512, dgram_s, cpu_us_op"
    })
    void loadsTheGateway(String line, String rate, String cost) throws IOException, InterruptedException {
        Generated done = through(line);

        assertThat(done.exitCode()).as("%s", done).isZero();
        assertThat(done.number(rate)).as("%s", done).isPositive();
        assertThat(done.number(cost)).as("%s", done).isPositive();
        assertThat(done.number("pss_peak_kib")).as("%s", done).isPositive();
    }

    @Test
    void theGatewayIsASessionOfItsOwn() throws IOException {
        String pid = String.valueOf(gateway.process().pid());
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);

        assertThat(afterName[3]).isEqualTo(pid);
    }

    @Test
    void holdsIdleSessions() throws IOException, InterruptedException {
        Generated done = through("idle --conns 200");

        assertThat(done.exitCode()).as("%s", done).isZero();
        assertThat(done.number("alive")).isEqualTo(200);
    }

    @Test
    void countsWhatIsRefused() throws IOException, InterruptedException {
        Generated done = Generated.by("idle --conns 3", "127.0.0.1:" + Ports.free());

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.number("fail_tcp")).isEqualTo(3);
    }
}
