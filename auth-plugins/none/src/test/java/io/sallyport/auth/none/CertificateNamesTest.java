package io.sallyport.auth.none;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.none.CertificateName.Source;
import io.sallyport.core.spi.Identity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateNamesTest {
    @ParameterizedTest
    @CsvSource({
        "alternatives, COMMON_NAME, '', '', Alice A",
        "alternatives, EMAIL, '', '', alice@example.com",
        "alternatives, EMAIL, '', @example.com, alice",
        "alternatives, UPN, '', '', alice@AD.EXAMPLE.COM",
        "alternatives, URI, spiffe://example.com/, '', web",
        "two-emails, EMAIL, '', @other.example, alice",
    })
    void takesTheNameFromWhereItIsTold(String file, Source from, String prefix, String suffix, String name) {
        assertThat(name(file, way(from, prefix, suffix))).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "alternatives, EMAIL, '', @other.example",
        "alternatives, URI, spiffe://other.example/, ''",
        "alternatives, URI, spiffe://example.com/web, ''",
        "two-emails, EMAIL, '', ''",
        "two-emails, EMAIL, '', @example.com",
        "two-emails, UPN, '', ''",
    })
    void refusesWhatIsNotTheOneNameThatIsMeant(String file, Source from, String prefix, String suffix) {
        assertThat(name(file, way(from, prefix, suffix))).isEmpty();
    }

    @Test
    void takesTheFirstWayThatLeadsToAName() {
        assertThat(name("two-emails", way(Source.UPN, "", ""), way(Source.COMMON_NAME, "", "")))
                .contains("Alice A");
    }

    @Test
    void anAmbiguousWayIsNotPassedBy() {
        assertThat(name("two-emails", way(Source.EMAIL, "", ""), way(Source.COMMON_NAME, "", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A0",
                "3012060A2B060104018237140203A0040C026162FF",
                "3012060A2B060104018237140204A0040C026162",
                "3012060A2B060104018237140203A0040C036162",
                "3012060A2B060104018237140203A0050C026162",
                "3013060A2B060104018237140203A0040C026162",
                "3012060A2B060104018237140203A00416026162",
                "3010060A2B060104018237140203A0020C00",
            })
    void takesNoOtherNameForAUserPrincipalName(String der) {
        assertThat(AlternativeNames.userPrincipalName(HexFormat.of().parseHex(der)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3012060A2B060104018237140203A0040C026162", "3014060A2B060104018237140203A006A0040C026162"})
    void knowsAUserPrincipalNameAsEveryJdkGivesIt(String der) {
        assertThat(AlternativeNames.userPrincipalName(HexFormat.of().parseHex(der)))
                .contains("ab");
    }

    @Test
    void needsAWay() {
        assertThatThrownBy(() -> new NoneConfig(List.of())).hasMessageContaining("at least one");
    }

    private static CertificateName way(Source from, String prefix, String suffix) {
        return new CertificateName(from, given(prefix), given(suffix));
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    private static Optional<String> name(String file, CertificateName... ways) {
        return new CertificateIdentity(List.of(ways))
                .of(certificate(file), Instant.now())
                .map(Identity::name);
    }

    private static X509Certificate certificate(String name) {
        try (InputStream pem = CertificateNamesTest.class.getResourceAsStream(name + ".pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
