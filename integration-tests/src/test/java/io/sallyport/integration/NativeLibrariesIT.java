package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.tls.TestCertificates;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The native libraries of the distribution: where nothing may be executed that is not installed, all of them work. */
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
        List<String> nothingUnpacked = List.of("env", "SALLYPORT_JAVA_OPTS=-Djava.io.tmpdir=/nonexistent");
        try (AssembledGateway gateway = AssembledGateway.start(home, nothingUnpacked);
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
        }
    }
}
