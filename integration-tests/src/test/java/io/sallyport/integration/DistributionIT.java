package io.sallyport.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The unpacked distribution as an operator meets it. */
class DistributionIT {

    @Test
    void printsItsVersion() throws IOException, InterruptedException {
        Path launcher = Path.of(System.getProperty("sallyport.distribution"), "bin", "sallyport");
        Process process = new ProcessBuilder(launcher.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(output).contains(System.getProperty("sallyport.version"));
    }
}
