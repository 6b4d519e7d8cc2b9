package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit in the distribution, as systemd itself judges it. */
class SystemdIT {
    /** Tenths of the exposure level; 0 is best, and "OK" ends at 2.9. */
    private static final String LEVEL = "15";

    private static final String LEVEL_FOR_LOW_PORTS = "20";
    private static final String INSTALLED = "/opt/sallyport/bin/sallyport";

    private final Peer systemdAnalyze = Peer.named("systemd-analyze");
    private final Path units = GatewayHome.distribution().resolve("systemd");

    @TempDir
    private Path folder;

    private Path unit(String more) throws IOException {
        String program = GatewayHome.distribution().resolve("bin/sallyport").toString();
        String unit = Files.readString(units.resolve("sallyport.service")).replace(INSTALLED, program);
        return Files.writeString(folder.resolve("sallyport.service"), unit + more);
    }

    @Test
    void hasNoMistakes() throws IOException {
        Completed verified = systemdAnalyze.run("verify", unit("").toString());

        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        assertThat(verified.error()).doesNotContain("sallyport");
    }

    @Test
    void exposesLittle() throws IOException {
        assertExposesAtMost(LEVEL, unit(""));
    }

    @Test
    void exposesLittleMoreForLowPorts() throws IOException {
        assertExposesAtMost(LEVEL_FOR_LOW_PORTS, unit(Files.readString(units.resolve("low-ports.conf"))));
    }

    @Test
    void exposesNoMoreForPing() throws IOException {
        assertExposesAtMost(LEVEL, unit(Files.readString(units.resolve("icmp.conf"))));
    }

    @Test
    void givesUpAfterSomeFailedStarts() throws IOException {
        assertThat(Files.readAllLines(units.resolve("sallyport.service")))
                .contains("RestartSec=2s", "StartLimitIntervalSec=60", "StartLimitBurst=5");
    }

    private void assertExposesAtMost(String level, Path unit) {
        Completed judged = systemdAnalyze.run("security", "--offline=yes", "--threshold=" + level, unit.toString());

        assertThat(judged.exitCode()).as(judged.toString()).isZero();
    }
}
