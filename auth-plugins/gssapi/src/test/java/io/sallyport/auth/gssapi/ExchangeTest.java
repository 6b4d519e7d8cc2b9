package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {
    @TempDir
    private Path folder;

    private Settings settings() throws Exception {
        return new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
    }

    @Test
    void confidentialityIsSettledOnAndProtectsBothDirections() throws Exception {
        try (Gateway gateway = new Gateway(settings())) {
            Client client = Client.of(new Forge());

            AuthenticationStep.Accepted accepted = gateway.accept(client, 2);

            assertThat(client.levelOf(Gateway.octets(accepted))).isEqualTo(2);
            assertThat(accepted.protection().level()).isEqualTo(ProtectionLevel.CONFIDENTIALITY);
            assertThat(accepted.identity().name()).isEqualTo("alice");
            byte[] request = "request".getBytes(StandardCharsets.UTF_8);
            ByteBuffer opened = ByteBuffer.allocate(100);
            accepted.protection().unwrap(ByteBuffer.wrap(Client.frame(3, client.wrap(true, request))), opened);
            assertThat(opened.flip()).isEqualTo(ByteBuffer.wrap(request));
            ByteBuffer message = ByteBuffer.allocate(200);
            accepted.protection().wrap(ByteBuffer.wrap("reply".getBytes(StandardCharsets.UTF_8)), message);
            byte[] sent = java.util.Arrays.copyOf(message.array(), message.position());
            assertThat(client.unwrap(Client.tokenOf(sent, 3))).asString().isEqualTo("reply");
        }
    }
}
