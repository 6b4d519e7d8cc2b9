package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.ldap.config.TlsConfig;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    private static Settings settings(String url, String authority, boolean startTls) {
        Settings settings = new Settings(url);
        settings.tls = new TlsConfig(Optional.of(Resources.path(authority)), startTls, false);
        return settings;
    }

    private static String logIn(Settings settings) throws Exception {
        try (Client client = new Client(settings)) {
            return client.logIn("alice", "alice-secret");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server, ca.pem, 127.0.0.1, alice",
        "server, ca.pem, localhost, alice",
        "server, other-ca.pem, 127.0.0.1, directory-unavailable",
        "other-name, ca.pem, 127.0.0.1, directory-unavailable",
        "other-name, ca.pem, localhost, directory-unavailable",
        "expired, ca.pem, 127.0.0.1, directory-unavailable"
    })
    void believesOnlyAServerWithTheRightCertificate(String certificate, String authority, String host, String end)
            throws Exception {
        try (TestDirectory directory = TestDirectory.ldaps(certificate)) {
            String url = "ldaps://" + host + ":" + directory.port();

            assertThat(logIn(settings(url, authority, false))).isEqualTo(end);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server, ca.pem, alice",
        "server, other-ca.pem, directory-unavailable",
        "other-name, ca.pem, directory-unavailable",
        "expired, ca.pem, directory-unavailable"
    })
    void believesOnlyAServerWithTheRightCertificateAfterStartTls(String certificate, String authority, String end)
            throws Exception {
        try (TestDirectory directory = TestDirectory.startTls(certificate)) {
            String url = "ldap://127.0.0.1:" + directory.port();

            assertThat(logIn(settings(url, authority, true))).isEqualTo(end);
            assertThat(directory.binds.isEmpty()).isEqualTo(end.equals("directory-unavailable"));
        }
    }

    @Test
    void sendsNothingToAServerThatRefusesStartTls() throws Exception {
        try (TestDirectory directory = TestDirectory.plain()) {
            String url = "ldap://127.0.0.1:" + directory.port();

            assertThat(logIn(settings(url, "ca.pem", true))).isEqualTo("directory-unavailable");
            assertThat(directory.binds).isEmpty();
        }
    }

    @Test
    void doesNotBelieveJustAnybodyWithoutACaFile() throws Exception {
        try (TestDirectory directory = TestDirectory.ldaps("server")) {
            assertThat(logIn(new Settings("ldaps://127.0.0.1:" + directory.port())))
                    .isEqualTo("directory-unavailable");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ldap://192.0.2.1",
                "ldap://directory.example",
                "ldap://[2001:db8::1]:389",
                "ldap://localhost.evil.example"
            })
    void doesNotStartWherePasswordsWouldCrossANetworkUnprotected(String url) {
        assertThatThrownBy(() -> new Client(new Settings(url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("allow-plaintext: true");
    }

    @Test
    void startsWithoutProtectionWhereThatIsAllowed() throws Exception {
        Settings settings = new Settings("ldap://192.0.2.1");
        settings.tls = new TlsConfig(Optional.empty(), false, true);
        try (Client client = new Client(settings)) {
            assertThat(client.method.number()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h", "ldaps://", "h", "ldaps://h/dc=x", "ldaps://u@h", "ldaps://h?x", "ldap s://h"})
    void refusesAnAddressThatIsNone(String url) {
        assertThatThrownBy(() -> new Client(new Settings(url)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ldaps://HOST[:PORT]");
    }

    @Test
    void refusesACaFileWithoutCertificates() {
        assertThatThrownBy(() -> new Client(settings("ldaps://h", "server.p12", false)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("tls.ca-file");
    }
}
