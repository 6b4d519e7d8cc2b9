package io.sallyport.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.TestCa;
import io.sallyport.core.testing.TestCa.Issued;
import io.sallyport.core.testing.TestCa.Wanted;
import io.sallyport.core.tls.ServerCertificate;
import io.sallyport.gateway.tls.ListTerm;
import io.sallyport.gateway.tls.TlsState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsComponentTest {
    private static final TestCa CA = TestCa.named("CA");
    private static final Instant READ = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private static ServerCertificate living(int days) {
        Issued issued = CA.issue("CN=edge", Wanted.server("edge").between(READ, READ.plus(DAY.multipliedBy(days))));
        return new ServerCertificate(
                List.of(issued.certificate()), issued.keys().getPrivate());
    }

    private static TlsState showing(boolean plainToo, ServerCertificate... shown) {
        return new TlsState(plainToo, List.of(shown), List.of(), READ, Optional.empty());
    }

    private static Component after(TlsState state, int days) {
        return TlsComponent.of("edge", state, READ.plus(DAY.multipliedBy(days)).plusSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({
        "90, 0, UP,",
        "90, 75, UP,",
        "90, 76, DEGRADED, certificate-expires-soon",
        "90, 90, DOWN, certificate-expired",
        "365, 350, UP,",
        "365, 351, DEGRADED, certificate-expires-soon",
        "6, 4, UP,",
        "6, 5, DEGRADED, certificate-expires-soon",
    })
    void saysWhenACertificateShouldBeRenewed(int life, int days, Status status, String reason) {
        Component component = after(showing(false, living(life)), days);

        assertThat(component.status()).isEqualTo(status);
        assertThat(component.reasons()).isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(component.details())
                .containsEntry(
                        "certificates-expire-at",
                        READ.plus(DAY.multipliedBy(life)).toString());
    }

    @Test
    void serveWithOneOfItsCertificatesOrWithoutTls() {
        assertThat(after(showing(false, living(10), living(100)), 20).status()).isEqualTo(Status.DEGRADED);
        assertThat(after(showing(true, living(10)), 20).status()).isEqualTo(Status.DEGRADED);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 18, UP,",
        "20, 19, DEGRADED, revocation-list-expires-soon",
        "20, 20, DEGRADED, revocation-list-expired",
        "1000, 985, UP,",
        "1000, 986, DEGRADED, revocation-list-expires-soon",
    })
    void saysWhenARevocationListShouldBeRenewed(int life, int days, Status status, String reason) {
        Instant end = READ.plus(DAY.multipliedBy(life));
        List<ListTerm> lists = List.of(new ListTerm(READ, end), new ListTerm(READ, end.plus(DAY)));
        TlsState state = new TlsState(false, List.of(living(10_000)), lists, READ, Optional.empty());

        Component component = after(state, days);

        assertThat(component.status()).isEqualTo(status);
        assertThat(component.reasons()).isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(component.details()).containsEntry("revocation-lists-expire-at", end.toString());
    }

    @Test
    void filesOfNoUseDoNotBringItDown() {
        TlsState failing = new TlsState(
                false,
                List.of(living(90)),
                List.of(),
                READ,
                Optional.of(new TlsState.Failure("tls.key: no such file: edge.key", READ.plusSeconds(7))));

        Component component = after(failing, 1);

        assertThat(component.status()).isEqualTo(Status.DEGRADED);
        assertThat(component.reasons()).containsExactly("tls-files-of-no-use");
        assertThat(component.details())
                .containsEntry("files-read-at", "2026-01-05T12:00:00Z")
                .containsEntry("problem", "tls.key: no such file: edge.key")
                .containsEntry("failed-at", "2026-01-05T12:00:07Z");
    }
}
