package io.sallyport.auth.none;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.none.CertificateName.Source;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoneMethodTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final NoneMethod method = new NoneMethod(
            new NoneConfig(List.of(new CertificateName(Source.COMMON_NAME, Optional.empty(), Optional.empty()))),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void letsAClientWithoutTlsInAsAnonymous() {
        assertThat(identityOf(Optional.empty())).isEqualTo(Identity.anonymous(NOW));
    }

    @Test
    void letsAClientWithoutACertificateInAsAnonymous() {
        assertThat(identityOf(Optional.of(tls(List.of())))).isEqualTo(Identity.anonymous(NOW));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"two-names | alice", "beside-another | alice", "quoted | Smith, Alice"})
    void namesAClientByTheMostSpecificCommonName(String certificate, String name) {
        assertThat(identityOf(showing(certificate)).name()).isEqualTo(name);
    }

    @Test
    void doesNotKnowTheGroupsOfACertificate() {
        assertThat(identityOf(showing("two-names")).groups()).isEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void endsTheProofWithTheCertificate() {
        assertThat(identityOf(showing("two-names")).expiresAt())
                .contains(certificate("two-names").getNotAfter().toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-name", "anonymous", "control-character"})
    void refusesACertificateWithoutAUsableNameRatherThanCallItsOwnerAnonymous(String certificate) {
        assertThat(start(showing(certificate)))
                .isInstanceOfSatisfying(
                        AuthenticationStep.Refused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo("certificate-without-usable-name"));
    }

    @Test
    void takesNoMessage() {
        try (AuthenticationExchange exchange = method.begin(startOf(Optional.empty()))) {
            assertThatThrownBy(() -> exchange.messageLength(ByteBuffer.allocate(1)))
                    .isInstanceOf(MalformedMessageException.class);
            assertThatThrownBy(() -> exchange.onMessage(ByteBuffer.allocate(1)))
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    private Identity identityOf(Optional<TlsSession> tls) {
        return ((AuthenticationStep.Accepted) start(tls)).identity();
    }

    private AuthenticationStep start(Optional<TlsSession> tls) {
        try (AuthenticationExchange exchange = method.begin(startOf(tls))) {
            return exchange.start();
        }
    }

    private static ExchangeStart startOf(Optional<TlsSession> tls) {
        InetSocketAddress address = new InetSocketAddress("192.0.2.1", 40000);
        return new ExchangeStart(
                new ClientInfo("session-1", "main", address, address, tls), Set.of(ProtectionLevel.NONE));
    }

    private static Optional<TlsSession> showing(String certificate) {
        return Optional.of(tls(List.of(certificate(certificate))));
    }

    private static TlsSession tls(List<X509Certificate> certificates) {
        return new TlsSession("TLSv1.3", "TLS_AES_128_GCM_SHA256", certificates);
    }

    private static X509Certificate certificate(String name) {
        try (InputStream pem = NoneMethodTest.class.getResourceAsStream(name + ".pem")) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
