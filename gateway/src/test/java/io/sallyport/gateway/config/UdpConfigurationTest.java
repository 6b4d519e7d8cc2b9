package io.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.association.PortRange;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.config.UdpConfiguration.Fragments;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdpConfigurationTest {
    private static final SourceLocation NOWHERE = new SourceLocation("f.yaml", 1, 1);

    private static UdpConfiguration of(Optional<String> ports, Optional<String> advertised) {
        return new UdpConfiguration(
                NOWHERE, ports, advertised, Duration.ofMinutes(5), Fragments.REASSEMBLE, 1000, 100, 1024, 100);
    }

    @Test
    void leavesPortsToTheSystemUnlessToldOtherwise() {
        assertThat(of(Optional.empty(), Optional.empty()).portRange()).isEqualTo(PortRange.ANY);
        assertThat(of(Optional.of("30000-30999"), Optional.empty()).portRange()).isEqualTo(new PortRange(30000, 30999));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30000", "0-10", "10-9", "1-65536", "01-2", "1-2-3", "a-b", " 1-2"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> of(Optional.of(text), Optional.empty()))
                .hasMessage("ports: '" + text + "' (expected: a range of ports, as 30000-30999)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.7", "2001:db8::7"})
    void takesTheAddressOfOneHost(String text) {
        assertThat(of(Optional.empty(), Optional.of(text)).advertised()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gateway.example", "0.0.0.0", "::", "224.0.0.1", "203.0.113.7:1080", "256.0.0.1"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> of(Optional.empty(), Optional.of(text)))
                .hasMessage(
                        "advertised-address: '" + text + "' (expected: the IP address of one host, as 203.0.113.7)");
    }
}
