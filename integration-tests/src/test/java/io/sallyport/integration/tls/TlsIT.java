package io.sallyport.integration.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The assembled program's TLS, as OpenSSL sees it. */
@Timeout(120)
class TlsIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private static TestCertificates certificates;
    private static GatewayHome home;

    @BeforeAll
    static void start() {
        Peer.named("openssl");
        home = GatewayHome.in(folder);
        certificates = TestCertificates.in(folder.resolve("conf/tls"));
        new TestCertificates(folder.resolve("conf/other")).run("other.example", "bob");
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0', socks4: true}
                  boringssl: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key,
                      other-certificates: [{certificate: other/gateway.pem, key: other/gateway.key}]}}
                  jdk: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key, engine: jdk}}
                  both: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key, plain: allowed}}
                  mutual: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key,
                      client-certificates: required, client-ca: tls/ca.pem, client-crl: tls/clients.crl}}
                methods:
                  password: {users-file: users.yaml}
                  none: {}
                resolver: {servers: ['127.0.0.1:9'], query-timeout: 200ms}
                """);
        gateway = AssembledGateway.start(home);
        gateway.awaitLog("listener mutual listens");
    }

    private static Completed client(String listener, String... more) throws IOException {
        return sending(listener, "Q\n", more);
    }

    private static Completed sending(String listener, String input, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + gateway.addressOf(listener).getPort()));
        command.addAll(List.of("-CAfile", certificates.path("ca.pem"), "-verify_return_error"));
        command.addAll(List.of(more));
        Path file = Files.writeString(folder.resolve("input"), input);
        return Peer.complete(new ProcessBuilder(command).redirectInput(file.toFile()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void speaksTls13And12AndNothingElse(String listener) throws IOException {
        assertThat(client(listener, "-tls1_3").output()).contains("TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384");
        assertThat(client(listener, "-tls1_2").output()).contains("TLSv1.2, Cipher is ECDHE-ECDSA-AES256-GCM-SHA384");
        assertThat(client(listener, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0").exitCode())
                .isNotZero();
        assertThat(client(listener, "-tls1", "-cipher", "ALL:@SECLEVEL=0").exitCode())
                .isNotZero();
        gateway.awaitLog("listener " + listener + ": no TLS with");
        gateway.awaitLog("tls-version-not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void hasNoWeakSuite(String listener) throws IOException {
        for (String suite : List.of("AES128-SHA", "ECDHE-ECDSA-AES128-SHA256", "aNULL", "DHE", "RSA")) {
            Completed done = client(listener, "-tls1_2", "-cipher", suite + ":@SECLEVEL=0");
            assertThat(done.output()).as(suite).contains("Cipher is (NONE)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void resumesSessions(String listener) throws IOException {
        for (String version : List.of("-tls1_3", "-tls1_2")) {
            String session = folder.resolve("session" + listener + version).toString();
            // TLS 1.3 sends its tickets after the handshake: the answer comes after them.
            Completed first = sending(listener, "\005\001\167", version, "-sess_out", session, "-ign_eof");
            assertThat(first.output()).as(version).contains("New, TLSv1");
            Completed second = client(listener, version, "-sess_in", session);
            assertThat(second.output()).as("%s %s", version, second).contains("Reused, TLSv1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void doesNotRenegotiate(String listener) {
        int port = gateway.addressOf(listener).getPort();
        // The client takes its commands one read at a time.
        String command = "(echo R; sleep 2; echo Q) | openssl s_client -tls1_2 -connect 127.0.0.1:" + port;
        Completed done = Peer.complete(new ProcessBuilder("sh", "-c", command));
        assertThat(done.output() + done.error()).contains("RENEGOTIATING");
        assertThat(done.error()).as("%s", done).containsAnyOf("no renegotiation", "handshake failure");
    }

    @Test
    void choosesTheCertificateByTheServerName() throws IOException {
        assertThat(client("boringssl").output()).contains("subject=CN = localhost");
        assertThat(client("boringssl", "-servername", "LOCALHOST").output()).contains("subject=CN = localhost");
        assertThat(client(
                                "boringssl",
                                "-servername",
                                "other.example",
                                "-CAfile",
                                folder.resolve("conf/other/ca.pem").toString())
                        .output())
                .contains("subject=CN = other.example");
    }

    @Test
    void aPlainClientIsRefusedAtOnce() throws IOException {
        try (java.net.Socket plain = new java.net.Socket()) {
            plain.connect(gateway.addressOf("boringssl"));
            plain.setSoTimeout(10_000);
            plain.getOutputStream().write(new byte[] {5, 1, 0});
            assertThat(plain.getInputStream().read()).isEqualTo(-1);
        }
        gateway.awaitLog("plain-to-tls-listener");
        gateway.audit().await(entry -> entry.at("/reason").asString().equals("plain-to-tls-listener"));
    }

    @Test
    void tlsToAPlainListenerIsRefusedAtOnce() throws IOException {
        assertThat(client("open").exitCode()).isNotZero();
        gateway.audit().await(entry -> entry.at("/reason").asString().equals("tls-to-plain-listener"));
    }

    @Test
    void servesBothOnOnePortWhereItMay() throws IOException {
        assertThat(client("both").output()).contains("TLSv1.3");
        try (java.net.Socket plain = new java.net.Socket()) {
            plain.connect(gateway.addressOf("both"));
            plain.setSoTimeout(10_000);
            plain.getOutputStream().write(new byte[] {5, 1, 0});
            assertThat(plain.getInputStream().readNBytes(2)).containsExactly(5, 0);
        }
    }

    @Test
    void asksForACertificateAndSaysWhyOneIsRefused() throws IOException {
        certificates.run("localhost", "carol");
        assertThat(mutual("alice", "\005\001\000").output()).contains("Verification: OK");
        assertThat(gateway.audit()
                        .await(entry -> entry.at("/tls/client-certificate/subject")
                                .asString()
                                .equals("CN=alice"))
                        .at("/tls/protocol")
                        .asString())
                .isEqualTo("TLSv1.3");
        sending("mutual", "\005\001\000", "-ign_eof");
        gateway.awaitLog("client-certificate-missing");
        certificates.run("revoke", "carol");
        gateway.awaitLog("listener mutual: TLS files read again");
        mutual("carol", "\005\001\000");
        gateway.awaitLog("client-certificate-revoked: CN=carol");
    }

    private static Completed mutual(String name, String input) throws IOException {
        String[] shown = {"-cert", certificates.path(name + ".pem"), "-key", certificates.path(name + ".key")};
        return sending("mutual", input, shown);
    }

    @Test
    void garbageInPlaceOfTheCertificateChangesNothing() throws IOException {
        Path file = certificates.folder().resolve("gateway.pem");
        byte[] good = Files.readAllBytes(file);
        Files.write(file, new byte[] {1, 2, 3});
        gateway.awaitLog(
                "listener jdk: the TLS files have changed and are of no use, those of before stay: tls.certificate");
        assertThat(client("jdk").output()).contains("Verification: OK");
        assertThat(gateway.log().lines().filter(line -> line.contains("listener jdk: the TLS files")))
                .hasSize(1);
        Files.write(file, good);
        await().untilAsserted(() -> assertThat(client("jdk").output()).contains("Verification: OK"));
    }
}
