package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.Folders;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that makes a start faster. */
@Timeout(180)
class StartArchiveIT {
    private static final String FROM_THE_ARCHIVE = "io.sallyport.gateway.cli.Main source: shared objects file";

    @TempDir
    private Path folder;

    @Test
    void isMadeUsedAndIgnoredWhenTheJarsChange() throws Exception {
        Path home = folder.resolve("unpacked");
        Folders.copy(GatewayHome.distribution(), home);
        assertThat(startsFromTheArchive(home)).isFalse();

        assertThat(make(home)).isZero();
        assertThat(startsFromTheArchive(home)).isTrue();

        Files.setLastModifiedTime(core(home), FileTime.fromMillis(0));
        assertThat(startsFromTheArchive(home)).isFalse();
    }

    /** Who makes it is the folder's owner, who runs the gateway is somebody else. */
    @Test
    void isForEverybodyAndReplacesThoseOfOtherJars() throws Exception {
        Path home = folder.resolve("unpacked");
        Folders.copy(GatewayHome.distribution(), home);
        Files.createFile(home.resolve("lib/start-17-1-2.jsa"));

        ProcessBuilder careful = script(home, "make-start-archive");
        careful.command().addAll(0, List.of("sh", "-c", "umask 077; exec \"$@\"", "-"));
        assertThat(complete(careful)).isZero();
        Path made = onlyArchive(home);
        assertThat(Files.getPosixFilePermissions(made)).contains(PosixFilePermission.OTHERS_READ);

        String ofAnotherJava = made.getFileName().toString().replaceFirst("start-[0-9]+", "start-11");
        Files.createFile(made.resolveSibling(ofAnotherJava));
        assertThat(make(home)).isZero();
        assertThat(made.resolveSibling(ofAnotherJava)).exists();
    }

    private static Path onlyArchive(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("lib"))) {
            List<Path> archives = files.filter(
                            file -> file.getFileName().toString().startsWith("start-"))
                    .toList();
            assertThat(archives).hasSize(1);
            return archives.get(0);
        }
    }

    private static Path core(Path home) throws IOException {
        try (var jars = Files.newDirectoryStream(home.resolve("lib"), "sallyport-core-*.jar")) {
            return jars.iterator().next();
        }
    }

    private static int make(Path home) throws Exception {
        return complete(script(home, "make-start-archive"));
    }

    private static int complete(ProcessBuilder builder) throws Exception {
        Process process = builder.inheritIO().start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static boolean startsFromTheArchive(Path home) {
        ProcessBuilder builder = script(home, "sallyport", "--version");
        builder.environment().put("SALLYPORT_JAVA_OPTS", "-Xlog:class+load:stdout");
        Completed completed = Peer.complete(builder);
        assertThat(completed.exitCode()).as(completed.error()).isZero();
        assertThat(completed.output().lines()).contains("sallyport " + System.getProperty("sallyport.version"));
        return completed.output().contains(FROM_THE_ARCHIVE);
    }

    private static ProcessBuilder script(Path home, String name, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve(name).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }
}
