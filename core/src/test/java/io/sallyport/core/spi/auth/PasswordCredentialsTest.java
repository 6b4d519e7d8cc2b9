package io.sallyport.core.spi.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordCredentialsTest {
    private final byte[] password = "hunter2".getBytes(UTF_8);
    private final PasswordCredentials credentials = new PasswordCredentials("alice", password);

    @Test
    void doesNotCopyThePasswordSoThatThereIsOneToWipe() {
        assertThat(credentials.password()).isSameAs(password);
    }

    @Test
    void wipesThePasswordAndKeepsTheName() {
        credentials.wipe();

        assertThat(password).containsOnly(0);
        assertThat(credentials.username()).isEqualTo("alice");
    }

    @Test
    void keepsThePasswordWhenItIsAbandoned() {
        assertThat(credentials.isAbandoned()).isFalse();

        credentials.abandon();

        assertThat(credentials.isAbandoned()).isTrue();
        assertThat(password).isEqualTo("hunter2".getBytes(UTF_8));
    }

    @Test
    void doesNotShowThePassword() {
        assertThat(credentials).hasToString("PasswordCredentials[username=alice, password=(secret)]");
    }
}
