package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A browser through the gateway; it speaks method X'00' only. */
class ChromiumIT {
    @TempDir
    private static Path folder;

    @TempDir
    private Path profile;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static Destination destination;

    @BeforeAll
    static void start() {
        destination =
                Destination.that(Conducts.page("<p id=here>written by <script>document.write('a script')</script>"));
        gateway = AssembledGateway.start(GatewayHome.in(folder));
    }

    @Test
    void loadsAPage() {
        Completed done = Peer.named("chromium")
                .run(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile,
                        "--proxy-server=socks5://" + gateway.open().getHostString() + ":"
                                + gateway.open().getPort(),
                        "--proxy-bypass-list=<-loopback>",
                        "--dump-dom",
                        "http://localhost:" + destination.port() + "/");

        assertThat(done.output()).as("%s", done).contains("a script</p>");
        JsonNode record = gateway.audit().awaitRecordOfPort(destination.port());
        assertThat(record.at("/event").asString()).isEqualTo("relayed");
        assertThat(record.at("/identity").asString()).isEqualTo("anonymous");
    }
}
