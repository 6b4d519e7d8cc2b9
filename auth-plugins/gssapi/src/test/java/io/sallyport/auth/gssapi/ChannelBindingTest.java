package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.gssapi.config.ChannelBinding;
import io.sallyport.core.spi.TlsSession;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelBindingTest {
    private static final Optional<TlsSession> CHANNEL = Optional.of(new TlsSession(
            "TLSv1.3",
            "TLS_AES_256_GCM_SHA384",
            List.of(),
            Map.of("tls-exporter", octets("exported"), "tls-server-end-point", octets("hash"))));

    @TempDir
    private Path folder;

    private Settings settings;

    @BeforeEach
    void writeKeytab() throws Exception {
        settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls-exporter:exported", "tls-server-end-point:hash"})
    void contextThatIsBoundToTheChannelIsLetInWhereRequired(String binding) throws Exception {
        settings.channelBinding = ChannelBinding.REQUIRED;

        assertThat(refusal(CHANNEL, binding)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ChannelBinding.class)
    void contextThatIsBoundToAnotherChannelIsRefused(ChannelBinding binding) throws Exception {
        settings.channelBinding = binding;

        assertThat(refusal(CHANNEL, "tls-exporter:other")).isEqualTo("gss-channel-binding-mismatch");
    }

    @Test
    void bindingOfAnotherTypeWithTheSameOctetsIsRefused() throws Exception {
        assertThat(refusal(CHANNEL, "tls-unique:exported")).isEqualTo("gss-channel-binding-mismatch");
    }

    @Test
    void contextThatIsNotBoundIsRefusedWhereRequired() throws Exception {
        settings.channelBinding = ChannelBinding.REQUIRED;

        assertThat(refusal(CHANNEL, "")).isEqualTo("gss-channel-binding-missing");
    }

    @Test
    void contextThatIsNotBoundIsLetInWhereAccepted() throws Exception {
        assertThat(refusal(CHANNEL, "")).isEmpty();
    }

    @Test
    void clientWithoutTlsIsRefusedWhereRequired() throws Exception {
        settings.channelBinding = ChannelBinding.REQUIRED;

        assertThat(refusal(Optional.empty(), "")).isEqualTo("gss-channel-binding-missing");
    }

    @Test
    void clientThatIsBoundToNoChannelOfOursIsRefusedWhereRequired() throws Exception {
        settings.channelBinding = ChannelBinding.REQUIRED;

        assertThat(refusal(Optional.empty(), "tls-exporter:exported")).isEqualTo("gss-channel-binding-mismatch");
    }

    @Test
    void clientThatIsBoundToAChannelOfSomebodyInFrontOfUsIsLetInWhereAccepted() throws Exception {
        assertThat(refusal(Optional.empty(), "tls-exporter:exported")).isEmpty();
    }

    private String refusal(Optional<TlsSession> tls, String binding) throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            gateway.tls = tls;
            Client client = Client.of(new Forge());
            if (!binding.isEmpty()) {
                client.bindTo(binding.getBytes(StandardCharsets.US_ASCII));
            }
            return gateway.refusal(client, 2);
        }
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
