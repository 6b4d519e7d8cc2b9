package io.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdminConfigurationTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9080", "127.9.9.9:0", "[::1]:9080"})
    void listensOnLoopback(String address) {
        assertThat(new AdminConfiguration(address).socketAddress().getAddress().isLoopbackAddress())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:9080", "[::]:9080", "192.0.2.1:9080", "[2001:db8::1]:9080", "169.254.1.1:9080"})
    void listensNowhereElse(String address) {
        assertThatThrownBy(() -> new AdminConfiguration(address))
                .hasMessage("address: '" + address + "' can be reached from elsewhere, and nobody authenticates there"
                        + " (expected: a loopback address, as 127.0.0.1:9080 or [::1]:9080)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9080", "127.0.0.1", "9080", "127.1:9080", "127.0.0.1:65536"})
    void takesNoOtherSpelling(String address) {
        assertThatThrownBy(() -> new AdminConfiguration(address))
                .hasMessageStartingWith("address: '" + address + "' (expected: an IP address and a port");
    }
}
