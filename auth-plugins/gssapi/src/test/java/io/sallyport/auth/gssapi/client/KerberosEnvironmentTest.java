package io.sallyport.auth.gssapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KerberosEnvironmentTest {
    private static final String PROPERTY = "java.security.krb5.conf";

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void forgetTheConfiguration() {
        System.clearProperty(PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FILE:/tmp/tickets", "/tmp/tickets"})
    void takesACacheThatIsAFile(String name) throws IOException {
        assertThat(new KerberosEnvironment(Map.of("KRB5CCNAME", name)).ticketCache())
                .contains("/tmp/tickets");
    }

    @Test
    void leavesTheDefaultCacheToTheJdk() throws IOException {
        assertThat(new KerberosEnvironment(Map.of()).ticketCache()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYRING:persistent:0", "KCM:", "DIR:/tmp/x", "MEMORY:x"})
    void refusesACacheThatTheJdkCannotRead(String name) {
        assertThatIOException()
                .isThrownBy(() -> new KerberosEnvironment(Map.of("KRB5CCNAME", name)).ticketCache())
                .withMessage("KRB5CCNAME=" + name + ": a cache that is no file (expected: FILE:PATH)");
    }

    @Test
    void usesTheFirstConfigurationThatIsThere() throws IOException {
        Path file = Files.createFile(folder.resolve("krb5.conf"));

        new KerberosEnvironment(Map.of("KRB5_CONFIG", folder + "/none:" + file)).useConfiguration();

        assertThat(System.getProperty(PROPERTY)).isEqualTo(file.toString());
    }

    @Test
    void saysThatTheConfigurationIsNotThere() {
        assertThatIOException()
                .isThrownBy(() -> new KerberosEnvironment(Map.of("KRB5_CONFIG", folder + "/none")).useConfiguration())
                .withMessageContaining("no such file (expected: a krb5.conf that can be read)");
    }

    @Test
    void leavesAConfigurationThatTheJvmWasGiven() throws IOException {
        System.setProperty(PROPERTY, "/given");

        new KerberosEnvironment(Map.of("KRB5_CONFIG", folder + "/none")).useConfiguration();

        assertThat(System.getProperty(PROPERTY)).isEqualTo("/given");
    }
}
