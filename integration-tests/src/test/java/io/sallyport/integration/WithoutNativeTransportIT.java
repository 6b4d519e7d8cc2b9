package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where no native library can be loaded, as in a container whose temporary files cannot be executed, or where Netty is kept from
 * the addresses of buffers, so that its own sockets serve.
 */
@Timeout(120)
class WithoutNativeTransportIT {
    private static final int LENGTH = 32 * 1024 * 1024;

    @ParameterizedTest
    @CsvSource({"io.netty.transport.noNative, transport NIO", "io.netty.noUnsafe, transport EPOLL"})
    void bulkPassesWhole(String property, String log, @TempDir Path folder) throws Exception {
        List<String> environment = List.of("env", "SALLYPORT_JAVA_OPTS=-D" + property + "=true");
        try (AssembledGateway gateway = AssembledGateway.start(GatewayHome.in(folder), environment);
                Destination destination = Destination.that(Conducts.send(LENGTH));
                RawClient client = RawClient.through(gateway.open(), destination.address())) {
            gateway.awaitLog(log);

            assertThat(client.receiveAll()).hasSize(LENGTH);
        }
    }
}
