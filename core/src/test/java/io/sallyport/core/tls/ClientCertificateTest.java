package io.sallyport.core.tls;

import static io.sallyport.core.tls.TlsFixture.ALICE;
import static io.sallyport.core.tls.TlsFixture.CLIENT_CA;
import static io.sallyport.core.tls.TlsFixture.client;
import static io.sallyport.core.tls.TlsFixture.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.testing.SettableClock;
import io.sallyport.core.testing.TestCa;
import io.sallyport.core.testing.TestCa.Issued;
import io.sallyport.core.testing.TestCa.Wanted;
import io.sallyport.core.testing.TestGateway;
import io.sallyport.core.tls.ClientCertificates.Demand;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which client certificates get through a handshake, on both engines and both versions. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClientCertificateTest {
    private static final Duration DAY = Duration.ofDays(1);

    static Stream<Arguments> everyEngineAndVersion() {
        return TlsSocketsTest.everyEngineAndVersion();
    }

    static Stream<Arguments> badOnesOnEveryEngineAndVersion() {
        return everyEngineAndVersion()
                .flatMap(where -> badOnes()
                        .map(bad -> Arguments.of(
                                where.get()[0], where.get()[1], bad.get()[0], bad.get()[1], bad.get()[2])));
    }

    private static Stream<Arguments> badOnes() {
        X509CRL none = CLIENT_CA.revoking();
        Issued revoked = issue(Wanted.client());
        X509CRL list = CLIENT_CA.revoking(revoked.certificate());
        X509CRL old = CLIENT_CA.revoking(Instant.now().minus(DAY));
        return Stream.of(
                Arguments.of("client-certificate-revoked", revoked, list),
                Arguments.of("client-certificate-revocation-unknown", ALICE, old),
                Arguments.of(
                        "client-certificate-expired",
                        issue(Wanted.client()
                                .between(
                                        Instant.now().minus(DAY.multipliedBy(9)),
                                        Instant.now().minus(DAY))),
                        none),
                Arguments.of(
                        "client-certificate-not-yet-valid",
                        issue(Wanted.client()
                                .between(Instant.now().plus(DAY), Instant.now().plus(DAY.multipliedBy(9)))),
                        none),
                Arguments.of("client-certificate-wrong-usage", issue(Wanted.server("edge")), none),
                Arguments.of(
                        "client-certificate-wrong-usage", issue(Wanted.client().purposes()), none),
                Arguments.of(
                        "client-certificate-wrong-usage", issue(Wanted.client().keyUsage(KeyUsage.keyAgreement)), none),
                Arguments.of(
                        "client-certificate-unknown-ca",
                        TestCa.named("Others").issue("CN=alice", Wanted.client()),
                        none),
                Arguments.of(
                        "client-certificate-unknown-ca",
                        TestCa.named("Clients").issue("CN=alice", Wanted.client()),
                        none),
                Arguments.of(
                        "client-certificate-unknown-ca",
                        CLIENT_CA.intermediate("Not shown").issue("CN=alice", Wanted.client()),
                        none),
                Arguments.of("client-certificate-unknown-ca", withoutAuthority(), none));
    }

    private static Issued withoutAuthority() {
        return CLIENT_CA.intermediate("No CA", Wanted.client()).issue("CN=alice", Wanted.client());
    }

    private static Issued issue(Wanted wanted) {
        return CLIENT_CA.issue("CN=alice", wanted);
    }

    @ParameterizedTest
    @MethodSource("badOnesOnEveryEngineAndVersion")
    void aBadOneIsRefused(TlsEngine engine, String version, String reason, Issued bad, X509CRL list) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine, false, required(list));
                SSLSocket client = fixture.connect(client(bad), version)) {
            assertThatThrownBy(() -> TestGateway.request(client, 9)).isInstanceOf(IOException.class);
            await().untilAsserted(
                            () -> assertThat(fixture.gateway.records.reasons()).containsExactly(reason));
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void noneIsRefusedWhereOneIsRequired(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine, false, required());
                SSLSocket client = fixture.connect(client(), version)) {
            assertThatThrownBy(() -> TestGateway.request(client, 9)).isInstanceOf(IOException.class);
            await().untilAsserted(() ->
                    assertThat(fixture.gateway.records.reasons()).containsExactly("client-certificate-missing"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void noneIsAcceptedWhereItIsOptional(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine, false, TlsFixture.demand(Demand.OPTIONAL))) {
            assertThat(session(fixture, client(), version).clientCertificates()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void aBadOneIsRefusedWhereNoneIsAccepted(TlsEngine engine, String version) throws Exception {
        Issued bad = issue(Wanted.client().purposes(KeyPurposeId.id_kp_serverAuth));
        try (TlsFixture fixture = TlsFixture.of(engine, false, TlsFixture.demand(Demand.OPTIONAL));
                SSLSocket client = fixture.connect(client(bad), version)) {
            assertThatThrownBy(() -> TestGateway.request(client, 9)).isInstanceOf(IOException.class);
            await().untilAsserted(() ->
                    assertThat(fixture.gateway.records.reasons()).containsExactly("client-certificate-wrong-usage"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void aResumedSessionIsStillItsClients(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine, false, required(CLIENT_CA.revoking()))) {
            SSLContext client = client(ALICE);
            assertThat(session(fixture, client, version).clientCertificates()).containsExactly(ALICE.certificate());
            long begun = begun(client);
            assertThat(session(fixture, client, version).clientCertificates()).containsExactly(ALICE.certificate());
            assertThat(begun(client)).as("resumed").isEqualTo(begun);
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void aResumedSessionIsJudgedByTheTimeOfNow(TlsEngine engine, String version) throws Exception {
        SettableClock clock = new SettableClock(Instant.now());
        ClientTrust trust = new ClientTrust(List.of(CLIENT_CA.certificate), List.of(), clock);
        try (TlsFixture fixture =
                TlsFixture.of(engine, false, new ClientCertificates(Demand.REQUIRED, Optional.of(trust)))) {
            SSLContext client = client(ALICE);
            session(fixture, client, version);
            long begun = begun(client);
            session(fixture, client, version);
            assertThat(begun(client)).as("resumed").isEqualTo(begun);
            clock.set(ALICE.certificate().getNotAfter().toInstant().plusSeconds(5));
            try (SSLSocket again = fixture.connect(client, version)) {
                assertThatThrownBy(() -> TestGateway.request(again, 9)).isInstanceOf(IOException.class);
            }
            await().untilAsserted(
                            () -> assertThat(fixture.gateway.records.reasons()).contains("client-certificate-expired"));
        }
    }

    /** A session that is resumed is as old as the first of it. */
    private static long begun(SSLContext client) {
        SSLSessionContext sessions = client.getClientSessionContext();
        return Collections.list(sessions.getIds()).stream()
                .mapToLong(id -> sessions.getSession(id).getCreationTime())
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void aResumedSessionIsJudgedByTheListOfNow(TlsEngine engine, String version) throws Exception {
        Issued bob = issue(Wanted.client());
        try (TlsFixture fixture = TlsFixture.of(engine, false, required(CLIENT_CA.revoking()))) {
            SSLContext client = client(bob);
            assertThat(session(fixture, client, version).clientCertificates()).containsExactly(bob.certificate());
            fixture.tls.replace(
                    TlsFixture.contexts(engine, required(CLIENT_CA.revoking(bob.certificate())), TlsFixture.SERVER));
            try (SSLSocket again = fixture.connect(client, version)) {
                assertThatThrownBy(() -> TestGateway.request(again, 9)).isInstanceOf(IOException.class);
            }
            await().untilAsserted(
                            () -> assertThat(fixture.gateway.records.reasons()).contains("client-certificate-revoked"));
        }
    }

    private static TlsSession session(TlsFixture fixture, SSLContext client, String version) throws IOException {
        int before = fixture.gateway.records.closed().size();
        try (ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                SSLSocket socket = fixture.connect(client, version)) {
            assertThat(TestGateway.request(socket, destination.getLocalPort())).startsWith("05 00");
            destination.accept().close();
        }
        await().until(() -> fixture.gateway.records.closed().size() > before);
        return fixture.gateway.records.closed().get(before).client().tls().orElseThrow();
    }
}
