package io.sallyport.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Otherwise whoever may write where an operator calls it from says how Java runs. */
    @Test
    void takesNoFileOfTheCurrentFolderForAnOptionOfJava(@TempDir Path folder) throws IOException, InterruptedException {
        Files.createFile(folder.resolve("-Xlog:cds+no+such+tags=off"));
        Path launcher = Path.of(System.getProperty("sallyport.distribution"), "bin", "sallyport");
        Process process = new ProcessBuilder(launcher.toString(), "--version")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(output).isEqualTo("sallyport " + System.getProperty("sallyport.version") + "\n");
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"users.yaml, rw-------", "sallyport.yaml, rw-r--r--", "policy.yaml, rw-r--r--"})
    void letsNobodyElseWriteItsConfiguration(String file, String permissions) throws IOException {
        Path configuration = GatewayHome.distribution().resolve("conf").resolve(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
                .isEqualTo(permissions);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/configuration.md", "docs/policy.md", "README.md", "CHANGELOG.md"})
    void bringsTheDocumentsThatItsFilesName(String document) {
        assertThat(GatewayHome.distribution().resolve(document)).isNotEmptyFile();
    }
}
