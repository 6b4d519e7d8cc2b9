package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.tls.TestCertificates;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The native libraries of the distribution: all of them work where they are, and nothing is unpacked. */
@Timeout(120)
class NativeLibrariesIT {
    private static final int LENGTH = 64 << 20;
    private static final Path INSTALLED = GatewayHome.distribution().resolve("lib/native");

    @Test
    void areThoseOfTheDistribution(@TempDir Path folder) throws Exception {
        TestCertificates.in(folder.resolve("conf/tls"));
        GatewayHome home = GatewayHome.in(folder);
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                  secret: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key, engine: boringssl}}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                """);
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        List<String> unpacking = List.of("env", "SALLYPORT_JAVA_OPTS=-Djava.io.tmpdir=" + temporary);
        try (AssembledGateway gateway = AssembledGateway.start(home, unpacking);
                Destination destination = Destination.that(Conducts.send(LENGTH));
                RawClient client = RawClient.through(gateway.open(), destination.address())) {
            gateway.awaitLog("transport EPOLL");
            gateway.awaitLog("listener secret listens");

            assertThat(client.receiveAll()).hasSize(LENGTH);
            await().untilAsserted(() -> assertThat(gateway.kernel().mapped(INSTALLED))
                    .contains(
                            "libnetty_transport_native_epoll_x86_64.so",
                            "libnetty_tcnative_linux_x86_64.so",
                            "libjnidispatch.so"));
            assertThat(gateway.kernel().mapped(temporary)).isEmpty();
        }
    }

    /** They are asked before the jars: another version's would win without a word. */
    @Test
    void areThoseOfTheJars() throws Exception {
        Set<String> compared = new HashSet<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(INSTALLED.getParent(), "*.jar")) {
            for (Path jar : jars) {
                compare(jar, compared);
            }
        }
        try (Stream<Path> installed = Files.list(INSTALLED)) {
            assertThat(installed.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(compared);
        }
    }

    private static void compare(Path jar, Set<String> compared) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(jar)) {
            for (String folder : List.of("META-INF/native", "com/sun/jna/linux-x86-64")) {
                Path libraries = inside.getPath(folder);
                if (Files.isDirectory(libraries)) {
                    try (DirectoryStream<Path> files = Files.newDirectoryStream(libraries, "*.so")) {
                        for (Path file : files) {
                            String name = file.getFileName().toString();
                            assertThat(INSTALLED.resolve(name)).hasBinaryContent(Files.readAllBytes(file));
                            compared.add(name);
                        }
                    }
                }
            }
        }
    }
}
