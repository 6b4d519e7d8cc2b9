package io.sallyport.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./bench} itself, in a checkout that is built; how fast anything is does not matter here. */
@Timeout(600)
class BenchIT {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path SHARED = ROOT.resolveSibling("shared");

    @TempDir
    private Path folder;

    @Test
    void writesAPageByItsOwnGenerator() throws Exception {
        String page = bench();

        assertThat(page).contains("Load generator: the project's own");
        assertThat(page).containsPattern("\\| Sallyport, TLS \\(JDK\\) \\| not measured: socksbench is not there");
    }

    @Test
    void writesAPageBySocksbench() throws Exception {
        assumeTrue(Files.exists(SHARED.resolve("bench/socksbench.c")), "not beside this checkout: shared/bench");
        Files.createSymbolicLink(folder.resolve("shared"), SHARED);
        String page = bench();

        assumeTrue(page.contains("Load generator: socksbench"), "socksbench cannot be compiled here");
        assertThat(page).containsPattern("\\| Sallyport, TLS \\(JDK\\) \\| [0-9]");
    }

    private String bench() throws Exception {
        Path checkout = checkout();
        run(List.of(
                checkout.resolve("bench").toString(),
                "--quick",
                "--no-jmh",
                "--rounds",
                "1",
                "--seconds",
                "1",
                "--warm-up",
                "1",
                "--only",
                "connect,rr",
                "--output",
                folder.resolve("page.md").toString()));
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("page.svg").toFile());
        assertThat(checkout.resolve("integration-tests/bench/target/page.jsonl"))
                .isNotEmptyFile();
        String page = Files.readString(folder.resolve("page.md"));
        assertThat(page)
                .containsPattern("\\| no proxy \\| [0-9,.]+ \\|")
                .containsPattern("\\*\\*connect, 64 at once\\*\\*(.*\n)+?\\| Sallyport \\| [0-9,.]+ \\|")
                .containsPattern("\\*\\*64 ping-pongs of 64 octets\\*\\*(.*\n)+?\\| Sallyport \\| [0-9,.]+ \\|");
        return page;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(9, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as("%s", Files.readString(said)).isZero();
        } finally {
            Programs.stop(process);
        }
    }

    /** One that looks built: links to what this build has made. */
    private Path checkout() throws IOException {
        Path checkout = Files.createDirectory(folder.resolve("checkout"));
        for (String module : List.of("core", "policy", "auth-plugins", "demo", "gateway")) {
            Files.createDirectory(checkout.resolve(module));
        }
        Path distribution = Files.createDirectories(checkout.resolve("distribution/target/sallyport-0"));
        Files.createSymbolicLink(
                distribution.resolve("sallyport-0"),
                GatewayFiles.distributionIn(ROOT).toRealPath());
        Path target = Files.createDirectories(checkout.resolve("integration-tests/bench/target"));
        for (String built : List.of("sallyport-bench.jar", "lib")) {
            Files.createSymbolicLink(target.resolve(built), ROOT.resolve("integration-tests/bench/target/" + built));
        }
        for (String linked : List.of("build-support", "integration-tests/peers")) {
            Files.createSymbolicLink(checkout.resolve(linked), ROOT.resolve(linked));
        }
        Files.createFile(checkout.resolve("pom.xml"));
        Files.createFile(target.resolve("built"));
        return Files.copy(
                        ROOT.resolve("bench"),
                        checkout.resolve("bench"),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES)
                .getParent();
    }
}
