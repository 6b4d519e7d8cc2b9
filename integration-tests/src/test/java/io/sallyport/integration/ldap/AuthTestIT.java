package io.sallyport.integration.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code sallyport auth test} says at which step, with which server and what answer, a login by slapd fails. */
@Timeout(240)
class AuthTestIT {
    @TempDir
    private static Path folder;

    private static DirectoryProcess slapd;
    private static int plain;
    private static int tls;

    @TempDir
    private Path home;

    @BeforeAll
    static void start() throws Exception {
        Peer.named("slapd");
        Peer.named("ldapadd");
        plain = OpenLdapIT.freePort();
        tls = OpenLdapIT.freePort();
        Path state = Files.createDirectory(folder.resolve("slapd"));
        slapd = DirectoryProcess.start(
                state, "slapd.sh", "localhost", "127.0.0.1", String.valueOf(plain), String.valueOf(tls));
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    private static String method() {
        return """
                servers: ['ldaps://localhost:%s']
                tls: {ca-file: %s}
                service-account: {name: 'cn=reader,ou=services,dc=example,dc=test', password: {file: service-password}}
                users: {base: 'ou=people,dc=example,dc=test'}
                connections: {connect-timeout: 15s, response-timeout: 15s}
                """.formatted(tls, slapd.folder().resolve("pki/ca.pem"));
    }

    private Completed run(String method, String user, String password) {
        return AuthTest.run(DirectoryGateway.home(home, method), user, password);
    }

    @Test
    void goesTheWholeWay() {
        Completed done = run(method(), "alice", "alice-secret");

        assertThat(AuthTest.steps(done))
                .as("%s", done)
                .containsExactly(
                        "ok servers",
                        "ok tcp",
                        "ok tls",
                        "ok service bind",
                        "ok search",
                        "ok user bind",
                        "ok groups",
                        "accepted");
        assertThat(done.output()).contains("ldaps://localhost:" + tls + ": found alice", "[proxy-users]");
        assertThat(done.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, x, FAILED search, unknown-user",
        "*, alice-secret, FAILED search, unknown-user",
        "alice, wrong, FAILED user bind, bad-password",
        "locked, locked-secret, FAILED user bind, account-locked",
        "expired, expired-secret, FAILED user bind, password-expired",
        "mustchange, mustchange-secret, FAILED user bind, password-must-change"
    })
    void saysWhatIsWrongWithTheLogin(String user, String password, String step, String answer) {
        Completed done = run(method(), user, password);

        assertThat(AuthTest.steps(done)).as("%s", done).endsWith(step, "refused");
        assertThat(done.output()).contains("ldaps://localhost:" + tls + ": " + answer);
        assertThat(done.exitCode()).isNotZero();
    }

    @Test
    void saysThatNobodyListens() {
        Completed done = run(method().replace(":" + tls, ":9"), "alice", "alice-secret");

        assertThat(AuthTest.steps(done)).as("%s", done).containsExactly("ok servers", "FAILED tcp", "refused");
    }

    @Test
    void saysThatTheServerIsNotBelieved() {
        Completed done = run(method().replace("/ca.pem", "/other-ca.pem"), "alice", "alice-secret");

        assertThat(AuthTest.steps(done))
                .as("%s", done)
                .containsExactly("ok servers", "ok tcp", "FAILED tls", "refused");
        assertThat(done.output()).contains("PKIX");
    }

    @Test
    void saysThatStartTlsIsNotToBeHad() {
        String method = method().replace("ldaps://localhost:" + tls, "ldap://localhost:" + tls)
                .replace("tls: {", "tls: {start-tls: true, ");

        assertThat(AuthTest.steps(run(method, "alice", "alice-secret"))).endsWith("FAILED tls", "refused");
    }

    @Test
    void saysThatTheServiceAccountIsRefused() {
        Completed done = run(method().replace("cn=reader", "cn=nobody"), "alice", "alice-secret");

        assertThat(AuthTest.steps(done)).as("%s", done).endsWith("FAILED service bind", "refused");
        assertThat(done.output()).contains("49 (invalid credentials)");
    }

    @Test
    void saysThatGroupsAreUnknown() {
        String method = method() + "groups: {from: search, base: 'ou=nowhere,dc=example,dc=test'}\n";
        Completed done = run(method, "alice", "alice-secret");

        assertThat(AuthTest.steps(done)).as("%s", done).endsWith("ok user bind", "FAILED groups", "accepted");
    }
}
