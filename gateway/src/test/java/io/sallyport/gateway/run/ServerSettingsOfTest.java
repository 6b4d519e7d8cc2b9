package io.sallyport.gateway.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.session.SessionSettings.DatagramSettings;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.yaml.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsOfTest {
    @TempDir
    private Path folder;

    private GatewayConfiguration configuration(String more) throws IOException {
        Path file = Files.writeString(folder.resolve("sallyport.yaml"), """
                listeners: {local: {address: "127.0.0.1:0"}}
                methods: {none: {}}
                """ + more);
        return ((Binding.Bound<GatewayConfiguration>) GatewayConfiguration.load(file)).value();
    }

    @Test
    void hasNoAssociationsUntilTheConfigurationAsksForThem() throws IOException {
        assertThat(ServerSettingsOf.associations(configuration("")).isOff()).isTrue();
    }

    @Test
    void takesEveryDefaultOfAnEmptyMapping() throws IOException {
        GatewayConfiguration configuration = configuration("udp: {}");

        assertThat(ServerSettingsOf.associations(configuration).isOff()).isFalse();
        assertThat(ServerSettingsOf.sessions(configuration, List.of()).datagrams())
                .isEqualTo(new DatagramSettings(Duration.ofMinutes(5), true, 1024, 100));
    }

    @Test
    void whereOperatorsAskIsNoDestinationEither() throws IOException {
        assertThat(ServerSettingsOf.sessions(configuration("admin: {address: '127.0.0.1:9080'}"), List.of())
                        .ownPorts())
                .contains(9080);
    }

    @Test
    void dropsFragmentsWhereToldTo() throws IOException {
        GatewayConfiguration configuration =
                configuration("udp: {fragments: drop, idle: 1m, destinations: 2, new-destinations-per-second: 3}");

        assertThat(ServerSettingsOf.sessions(configuration, List.of()).datagrams())
                .isEqualTo(new DatagramSettings(Duration.ofMinutes(1), false, 2, 3));
    }
}
