package io.sallyport.integration.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Policy that asks for a version of TLS, as OpenSSL meets it. */
@Timeout(120)
class TlsVersionIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static Destination destination;

    private static TestCertificates certificates;

    @BeforeAll
    static void start() {
        Peer.named("openssl");
        destination = Destination.that(Conducts.sayWhoCame());
        GatewayHome home = GatewayHome.in(folder);
        certificates = TestCertificates.in(folder.resolve("conf/tls"));
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                  boringssl: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key}}
                  jdk: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key, engine: jdk}}
                  offering: {address: '127.0.0.1:0', tls: {certificate: tls/gateway.pem, key: tls/gateway.key}}
                methods:
                  none: {}
                """);
        home.write(home.policyFile(), """
                guardrails: {remove: [loopback]}
                authentication:
                  - {name: anybody, match: {listeners: [boringssl, jdk]}, methods: [none]}
                  - {name: new, match: {listeners: [offering], tls-versions: [1.3]}, methods: [none]}
                rules:
                  - {name: new-tls, action: permit, require: {tls-version: 1.3}}
                tests:
                  - name: old TLS is refused
                    given: {source: 192.0.2.7, listener: jdk, method: none, host: 198.51.100.7, port: 443, tls-version: 1.2}
                    expect: deny
                    reason: requires-tls-version
                """);
        gateway = AssembledGateway.start(home);
        gateway.awaitLog("listener offering listens");
    }

    private static byte[] request(String listener, String version) throws IOException {
        return new OpenSslClient(certificates).connect(gateway.addressOf(listener), destination.address(), version);
    }

    private static JsonNode record(String listener, String protocol) {
        return gateway.audit()
                .await(line -> line.at("/listener").asString().equals(listener)
                        && line.at("/tls/protocol").asString().equals(protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void theNewVersionPasses(String listener) throws IOException {
        assertThat(request(listener, "-tls1_3")).startsWith(5, 0, 5, 0).endsWith("127.0.0.1".getBytes(US_ASCII));
        assertThat(record(listener, "TLSv1.3").at("/policy/rule").asString()).isEqualTo("new-tls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"boringssl", "jdk"})
    void theOldVersionIsRefusedWithAReason(String listener) throws IOException {
        assertThat(request(listener, "-tls1_2")).startsWith(5, 0, 5, 2);
        assertThat(record(listener, "TLSv1.2").at("/reason").asString()).isEqualTo("requires-tls-version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void methodsAreOfferedByTheVersion(String version) throws IOException {
        byte[] expected = version.equals("-tls1_3") ? new byte[] {5, 0} : new byte[] {5, -1};
        assertThat(request("offering", version)).startsWith(expected);
    }
}
