package io.sallyport.integration;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Curl;
import io.sallyport.integration.client.Totp;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.PluginJars;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A jar of somebody else's in {@code plugins/}: one-time passwords. */
class ForeignPluginIT {
    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
    private static final String SECRET_IN_BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @TempDir
    private Path folder;

    @AutoClose
    private AssembledGateway gateway;

    @AutoClose
    private Destination destination;

    @BeforeEach
    void start() {
        GatewayHome home = GatewayHome.in(folder);
        PluginJars.install(home, "one-time-password", PluginJars.example());
        home.write(Path.of("conf/carol.base32"), SECRET_IN_BASE32);
        home.write(home.configurationFile(), """
                listeners:
                  locked: {address: '127.0.0.1:0'}
                  open: {address: '127.0.0.1:0'}
                methods:
                  codes:
                    plugin: one-time-password
                    users: {carol: {secret: {file: carol.base32}, groups: [guests]}}
                resolver: {servers: ['127.0.0.1:9'], query-timeout: 200ms}
                """);
        home.write(home.policyFile(), """
                guardrails: {remove: [loopback]}
                authentication:
                  - {name: codes-only, methods: [codes]}
                rules:
                  - {name: guests, action: permit, match: {groups: [guests]}, require: {methods: [codes]}}
                """);
        destination = Destination.that(Conducts.page("by code"));
        gateway = AssembledGateway.start(home);
    }

    private Completed fetch(String code) {
        return new Curl().fetchAs("carol", code, "http://127.0.0.1:" + destination.port() + "/", gateway.locked());
    }

    @Test
    void authenticatesCurlByACodeOnce() throws GeneralSecurityException {
        String code = Totp.code(SECRET, Instant.now());

        Completed first = fetch(code);
        Completed replay = fetch(code);

        assertThat(first.output()).as("%s", first).isEqualTo("by code");
        assertThat(replay.exitCode()).as("%s", replay).isEqualTo(Curl.PROXY_REFUSED);
        JsonNode record = gateway.audit().awaitRecordOfPort(destination.port());
        assertThat(record.at("/method").asString()).isEqualTo("codes");
        assertThat(record.at("/identity").asString()).isEqualTo("carol");
        assertThat(record.at("/policy/rule").asString()).isEqualTo("guests");
    }

    @Test
    void refusesAnOldCode() throws GeneralSecurityException {
        Completed done = fetch(Totp.code(SECRET, Instant.now().minusSeconds(600)));

        assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
        assertThat(destination.accepted()).isZero();
    }

    @Test
    void isLoggedWithItsVersionAndDigest() {
        assertThat(gateway.log()).containsPattern("plugin one-time-password: .*\\.jar version .* sha256 [0-9a-f]{64}");
    }
}
