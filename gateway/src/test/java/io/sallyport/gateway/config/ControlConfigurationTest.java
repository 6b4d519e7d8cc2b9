package io.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class ControlConfigurationTest {
    @Test
    void isForItsOwnerOnly() {
        ControlConfiguration control = new ControlConfiguration(Path.of("/run/sallyport/control.sock"));

        assertThat(control.place().path()).isEqualTo(Path.of("/run/sallyport/control.sock"));
        assertThat(control.place().mode()).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(control.place().group()).isEmpty();
    }

    @Test
    void refusesAPathThatTheKernelWouldNotTake() {
        assertThatThrownBy(() -> new ControlConfiguration(Path.of("/" + "a".repeat(200))))
                .hasMessageStartingWith("unix: '/aaa")
                .hasMessageContaining("is too long for a socket (expected: at most 107 octets");
    }
}
