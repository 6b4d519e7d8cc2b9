package io.sallyport.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayProcessTest {
    private static final String LISTENS = "INFO listener local listens on /127.0.0.1:4711";

    @TempDir
    private Path folder;

    @Test
    void saysWhereTheGatewayListens() throws IOException {
        try (GatewayProcess gateway = start("echo starting; echo '" + LISTENS + "'; exec sleep 60")) {
            assertThat(gateway.awaitPort()).isEqualTo(4711);
        }
    }

    @Test
    void repeatsWhatAGatewaySaidThatDidNotStart() throws IOException {
        try (GatewayProcess gateway = start("echo 'port 1080 is taken' >&2; exit 1")) {
            assertThatIOException().isThrownBy(gateway::awaitPort).withMessageContaining("port 1080 is taken");
        }
    }

    @Test
    void endsTheGateway() throws IOException {
        GatewayProcess gateway = start("echo '" + LISTENS + "'; exec sleep 60");
        gateway.awaitPort();

        gateway.close();

        assertThat(gateway.await()).isEqualTo(143);
    }

    private GatewayProcess start(String script) throws IOException {
        return GatewayProcess.start(new ProcessBuilder("sh", "-c", script), folder.resolve("gateway.log"));
    }
}
