package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where no native library can be loaded, as in a container whose temporary files cannot be executed. */
@Timeout(120)
class WithoutNativeTransportIT {
    private static final int LENGTH = 32 * 1024 * 1024;

    @Test
    void bulkPassesWhole(@TempDir Path folder) throws Exception {
        List<String> environment = List.of("env", "SALLYPORT_JAVA_OPTS=-Dio.netty.transport.noNative=true");
        try (AssembledGateway gateway = AssembledGateway.start(GatewayHome.in(folder), environment);
                Destination destination = Destination.that(Conducts.send(LENGTH));
                RawClient client = RawClient.through(gateway.open(), destination.address())) {
            gateway.awaitLog("transport NIO");

            assertThat(client.receiveAll()).hasSize(LENGTH);
        }
    }
}
