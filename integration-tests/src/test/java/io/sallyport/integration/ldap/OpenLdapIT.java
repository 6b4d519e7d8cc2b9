package io.sallyport.integration.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Curl;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** curl logs in as users of slapd: over ldap, StartTLS and ldaps, with the memberOf overlay and ppolicy. */
@Timeout(240)
class OpenLdapIT {
    private static final String PAGE = "through the gateway";

    @TempDir
    private static Path folder;

    private static DirectoryProcess slapd;
    private static Destination destination;
    private static int plain;
    private static int tls;

    private final Curl curl = new Curl();

    @BeforeAll
    static void start() throws Exception {
        Peer.named("slapd");
        Peer.named("ldapadd");
        plain = freePort();
        tls = freePort();
        Path state = Files.createDirectory(folder.resolve("slapd"));
        slapd = DirectoryProcess.start(
                state, "slapd.sh", "localhost", "127.0.0.1", String.valueOf(plain), String.valueOf(tls));
        destination = Destination.that(Conducts.page(PAGE));
    }

    @AfterAll
    static void stop() throws Exception {
        if (slapd != null) {
            slapd.close();
            destination.close();
        }
    }

    static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String method(String server, boolean startTls) {
        return """
                servers: ['%s']
                tls: {ca-file: %s, start-tls: %s}
                service-account: {name: 'cn=reader,ou=services,dc=example,dc=test', password: {file: service-password}}
                users: {base: 'ou=people,dc=example,dc=test'}
                connections: {connect-timeout: 15s, response-timeout: 15s, retry-interval: 200ms}
                """.formatted(server, slapd.folder().resolve("pki/ca.pem"), startTls);
    }

    private static String ldaps() {
        return method("ldaps://localhost:" + tls, false);
    }

    private static String url() {
        return "http://127.0.0.1:" + destination.port() + "/";
    }

    private static void awaitReason(AssembledGateway gateway, String reason) {
        gateway.audit().await(record -> record.path("reason").asString().equals(reason));
    }

    @ParameterizedTest
    @CsvSource({"ldap, false", "ldap, true", "ldaps, false"})
    void logsInOverEveryProtection(String scheme, boolean startTls, @TempDir Path home) {
        String server = scheme + "://localhost:" + (scheme.equals("ldaps") ? tls : plain);
        try (AssembledGateway gateway = DirectoryGateway.start(home, method(server, startTls))) {
            Completed done = curl.fetchAs("alice", "alice-secret", url(), gateway.locked());

            assertThat(done.output()).as("%s", done).isEqualTo(PAGE);
        }
    }

    @Test
    void tellsTheStatesOfAccountsApartInTheLogAndNotToTheClient(@TempDir Path home) {
        try (AssembledGateway gateway = DirectoryGateway.start(home, ldaps())) {
            for (String[] each : new String[][] {
                {"alice", "wrong", "bad-password"},
                {"nobody", "nobody-secret", "unknown-user"},
                {"locked", "locked-secret", "account-locked"},
                {"expired", "expired-secret", "password-expired"},
                {"mustchange", "mustchange-secret", "password-must-change"},
                {"*", "alice-secret", "unknown-user"},
                {"alice)(|(uid=*", "alice-secret", "unknown-user"}
            }) {
                Completed done = curl.fetchAs(each[0], each[1], url(), gateway.locked());

                assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
                assertThat(done.error()).contains("User was rejected by the SOCKS5 server (1 1)");
                awaitReason(gateway, each[2]);
            }
        }
    }

    @Test
    void deniesWhomNoRulePermits(@TempDir Path home) {
        try (AssembledGateway gateway = DirectoryGateway.start(home, ldaps())) {
            Completed done = curl.fetchAs("bob", "bob-secret", url(), gateway.locked());

            assertThat(done.error()).as("%s", done).contains("(2)");
        }
    }

    @Test
    void logsInUsersWithMetacharactersInTheirNames(@TempDir Path home) {
        try (AssembledGateway gateway = DirectoryGateway.start(home, ldaps())) {
            for (String name : new String[] {"we*rd(x)", "Ünï"}) {
                Completed done = curl.fetchAs(name, name + "-secret", url(), gateway.locked());

                assertThat(done.error()).as("%s", done).contains("(2)");
            }
        }
    }

    @Test
    void sendsNoPasswordToAServerWithACertificateOfAnotherAuthority(@TempDir Path home) {
        String method = ldaps().replace("/ca.pem", "/other-ca.pem");
        try (AssembledGateway gateway = DirectoryGateway.start(home, method)) {
            Completed done = curl.fetchAs("alice", "alice-secret", url(), gateway.locked());

            assertThat(done.exitCode()).as("%s", done).isEqualTo(Curl.PROXY_REFUSED);
            awaitReason(gateway, "directory-unavailable");
        }
    }
}
