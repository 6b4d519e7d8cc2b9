package io.sallyport.core.tls;

import static io.sallyport.core.tls.TlsFixture.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sallyport.core.epoll.OpenPipes;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.MessageDigest;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What passes in TLS is what passes without, on both engines and both versions. */
@SuppressWarnings("try") // a client that closes is what is tested
@Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TlsSocketsTest {
    /** The common pool has one thread on a small machine. */
    private static final Executor THREADS = task -> new Thread(task, "peer").start();

    private static final byte[] LARGE = new byte[8 * 1024 * 1024];

    static {
        new Random(7).nextBytes(LARGE);
    }

    static Stream<Arguments> everyEngineAndVersion() {
        return TlsFixture.engines()
                .flatMap(engine -> Stream.of("TLSv1.3", "TLSv1.2").map(version -> Arguments.of(engine, version)));
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void policyAndLogSeeTheSession(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                SSLSocket client = fixture.connect(client(), version)) {
            assertThat(TestGateway.request(client, destination.getLocalPort())).startsWith("05 00");
            destination.accept().close();
            client.close();
            await().until(() -> !fixture.gateway.records.closed().isEmpty());
            TlsSession tls =
                    fixture.gateway.records.closed().get(0).client().tls().orElseThrow();
            assertThat(tls.protocol()).isEqualTo(version);
            assertThat(tls.cipherSuite()).isEqualTo(client.getSession().getCipherSuite());
            assertThat(tls.clientCertificates()).isEmpty();
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(TlsFixture.SERVER.certificate().getEncoded());
            assertThat(tls.channelBinding("tls-server-end-point").orElseThrow())
                    .isEqualTo(java.nio.ByteBuffer.wrap(hash));
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void everyOctetGoesUpAndDown(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                SSLSocket client = fixture.connect(client(), version)) {
            TestGateway.request(client, destination.getLocalPort());
            try (Socket served = destination.accept()) {
                CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(served), THREADS);
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(client), THREADS);
                assertThat(client.getInputStream().readNBytes(LARGE.length)).isEqualTo(LARGE);
                sent.join();
                client.close();
                echo.join();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void noBulkFlowGoesPastTls(TlsEngine engine, String version) throws Exception {
        await().until(() -> OpenPipes.count() == 0);
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                SSLSocket client = fixture.connect(client(), version)) {
            TestGateway.request(client, destination.getLocalPort());
            try (Socket served = destination.accept()) {
                CompletableFuture<Void> down = CompletableFuture.runAsync(() -> send(served), THREADS);
                assertThat(client.getInputStream().readNBytes(LARGE.length)).isEqualTo(LARGE);
                down.join();
                CompletableFuture<Void> up = CompletableFuture.runAsync(() -> send(client), THREADS);
                assertThat(served.getInputStream().readNBytes(LARGE.length)).isEqualTo(LARGE);
                up.join();
                assertThat(OpenPipes.count()).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void theDestinationsEndLeavesTheClientsDirectionOpen(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                SSLSocket client = fixture.connect(client(), version)) {
            TestGateway.request(client, destination.getLocalPort());
            try (Socket served = destination.accept()) {
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAndEnd(served), THREADS);
                byte[] received = client.getInputStream().readNBytes(LARGE.length);
                sent.join();
                assertThat(received).isEqualTo(LARGE);
                if (version.equals("TLSv1.3")) {
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
                client.getOutputStream().write(new byte[] {7, 8, 9});
                client.shutdownOutput();
                assertThat(served.getInputStream().readAllBytes()).containsExactly(7, 8, 9);
                await().untilAsserted(() ->
                        assertThat(fixture.gateway.records.reasons()).containsExactly("completed"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void theClientsEndLeavesTheDestinationsDirectionOpen(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                SSLSocket client = fixture.connect(client(), version)) {
            TestGateway.request(client, destination.getLocalPort());
            try (Socket served = destination.accept()) {
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAndEnd(client), THREADS);
                assertThat(served.getInputStream().readAllBytes()).isEqualTo(LARGE);
                sent.join();
                CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> sendAndEnd(served), THREADS);
                if (version.equals("TLSv1.3")) {
                    assertThat(client.getInputStream().readAllBytes()).isEqualTo(LARGE);
                } else {
                    client.close(); // RFC 5246 knows no half-closed connection, and this client keeps to it
                }
                answered.exceptionally(gone -> null).join();
                await().until(() -> !fixture.gateway.records.closed().isEmpty());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void anEndOfTcpAloneIsNoEnd(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                Socket tcp = fixture.gateway.connect()) {
            SSLSocket client = (SSLSocket)
                    client().getSocketFactory().createSocket(tcp, "localhost", tcp.getPort(), /* autoClose= */ false);
            client.setEnabledProtocols(new String[] {version});
            TestGateway.request(client, destination.getLocalPort());
            try (Socket served = destination.accept()) {
                client.getOutputStream().write(1);
                assertThat(served.getInputStream().read()).isEqualTo(1);
                tcp.shutdownOutput();
                assertThatThrownBy(() -> served.getInputStream().read()).hasMessageContaining("reset");
                await().untilAsserted(() ->
                        assertThat(fixture.gateway.records.reasons()).containsExactly("tls-truncated"));
            }
        }
    }

    static Stream<Arguments> forgedRecords() {
        return everyEngineAndVersion()
                .flatMap(where ->
                        Stream.of(0x17, 0x15, 0x63).map(type -> Arguments.of(where.get()[0], where.get()[1], type)));
    }

    @ParameterizedTest
    @MethodSource("forgedRecords")
    void aForgedRecordIsNoEnd(TlsEngine engine, String version, int type) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                Socket tcp = fixture.gateway.connect()) {
            SSLSocket client = (SSLSocket)
                    client().getSocketFactory().createSocket(tcp, "localhost", tcp.getPort(), /* autoClose= */ false);
            client.setEnabledProtocols(new String[] {version});
            TestGateway.request(client, destination.getLocalPort());
            try (Socket served = destination.accept()) {
                client.getOutputStream().write(1);
                assertThat(served.getInputStream().read()).isEqualTo(1);
                tcp.getOutputStream().write(forged(type));
                assertThatThrownBy(() -> served.getInputStream().read()).hasMessageContaining("reset");
                await().untilAsserted(() ->
                        assertThat(fixture.gateway.records.reasons()).containsExactly("tls-record-broken"));
            }
        }
    }

    /** What anybody on the way can make: the header is right, the rest is noise. */
    private static byte[] forged(int type) {
        byte[] record = new byte[5 + 64];
        new Random(1).nextBytes(record);
        System.arraycopy(new byte[] {(byte) type, 3, 3, 0, 64}, 0, record, 0, 5);
        return record;
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void aDestinationsResetIsNoEnd(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                ServerSocket destination = new ServerSocket(0, 1, TestGateway.address());
                SSLSocket client = fixture.connect(client(), version)) {
            TestGateway.request(client, destination.getLocalPort());
            try (Socket served = destination.accept()) {
                served.setSoLinger(true, 0);
            }
            InputStream in = client.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(IOException.class);
            await().untilAsserted(
                            () -> assertThat(fixture.gateway.records.reasons()).containsExactly("destination-reset"));
        }
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndVersion")
    void aRefusalCanBeReadToItsEnd(TlsEngine engine, String version) throws Exception {
        try (TlsFixture fixture = TlsFixture.of(engine);
                SSLSocket client = fixture.connect(client(), version)) {
            client.getOutputStream().write(Octets.of("05 01 77"));
            assertThat(client.getInputStream().readAllBytes()).containsExactly(5, 0xFF);
            client.close();
            await().untilAsserted(() ->
                    assertThat(fixture.gateway.records.reasons()).containsExactly("no-acceptable-method"));
        }
    }

    private static void sendAndEnd(Socket from) {
        try {
            from.getOutputStream().write(LARGE);
            from.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(Socket client) {
        try {
            client.getOutputStream().write(LARGE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void echo(Socket served) {
        try {
            served.getInputStream().transferTo(served.getOutputStream());
            served.shutdownOutput();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
