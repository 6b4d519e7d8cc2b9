package io.sallyport.integration.kerberos;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import io.sallyport.integration.ldap.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tickets of a Samba Active Directory domain, which carry the client's groups, and are several KiB long for that. */
@Timeout(400)
class ActiveDirectoryTicketIT {
    private static final String PAGE = "through the gateway";

    @TempDir
    private static Path caches;

    private static Path domain;
    private static Destination destination;

    @BeforeAll
    @Timeout(300)
    static void start() {
        domain = Domain.running().folder();
        destination = Destination.that(Conducts.page(PAGE));
    }

    @AfterAll
    static void stop() throws IOException {
        if (destination != null) {
            destination.close();
        }
    }

    @Test
    void aRuleThatNamesANestedGroupByItsSidDecidesBothWays(@TempDir Path folder) throws IOException {
        String sid = Files.readString(domain.resolve("proxy-users.sid")).strip();
        try (AssembledGateway gateway = gateway(folder, "", "", "[confidentiality, integrity]", sid)) {
            assertReaches(fetch("alice", gateway, "confidentiality"));
            assertRefused(fetch("bob", gateway, "confidentiality"));
        }
    }

    @Test
    void aRuleThatRequiresConfidentialityIsNotMetByIntegrity(@TempDir Path folder) throws IOException {
        String sid = Files.readString(domain.resolve("proxy-users.sid")).strip();
        try (AssembledGateway gateway = gateway(folder, "", "", "[confidentiality, integrity]", sid)) {
            assertRefused(fetch("alice", gateway, "integrity"));

            gateway.audit().await(record -> record.path("reason").asString().equals("requires-protection"));
        }
    }

    @Test
    void theDirectoryNamesTheGroupsOfATicket(@TempDir Path folder) {
        String directory = """
                  directory:
                    plugin: ldap
                    servers: ['ldaps://%s']
                    tls: {ca-file: %s}
                    service-account:
                      name: gateway@AD.EXAMPLE.TEST
                      password: {file: service-password}
                    users:
                      base: DC=ad,DC=example,DC=test
                      filter: (&(objectClass=user)(sAMAccountName={user}))
                      name-attribute: sAMAccountName
                    groups: {from: nested}
                    group-lookup: {name-pattern: '([a-z]+)'}
                group-lookup: directory
                """.formatted(Domain.ADDRESS, domain.resolve("pki/ca.pem"));
        try (AssembledGateway gateway =
                gateway(folder, "groups: look-up", directory, "[confidentiality]", "proxy-users")) {
            assertReaches(fetch("alice", gateway, "confidentiality"));
            assertRefused(fetch("bob", gateway, "confidentiality"));
        }
    }

    private static AssembledGateway gateway(Path folder, String method, String more, String levels, String group) {
        Path keytab = domain.resolve("socks.keytab");
        GatewayHome home = KerberosGateway.home(folder, keytab, levels, "names: {from: account}\n" + method);
        String configuration = read(home.configurationFile());
        home.write(folder.resolve("conf/service-password"), "gateway-Secret1\n")
                .write(home.configurationFile(), configuration.replace("resolver:", more + "resolver:"))
                .write(home.policyFile(), read(home.policyFile()).replaceFirst("(?s)rules:.*", """
                        rules:
                          - name: proxy-users
                            action: permit
                            match: {groups: ['%s']}
                            require: {methods: [kerberos], protection: confidentiality}
                        """.formatted(group)));
        return AssembledGateway.start(home);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertReaches(Completed done) {
        assertThat(done.output()).as("%s", done).contains(PAGE);
    }

    private static void assertRefused(Completed done) {
        assertThat(done.exitCode()).as("%s", done).isNotZero();
        assertThat(done.error()).as("%s", done).contains("not allowed by the gateway's policy");
    }

    /** MIT's kinit gets the ticket, and the gateway's own client shows it. */
    private static Completed fetch(String user, AssembledGateway gateway, String level) {
        Ticket ticket = new Ticket(domain.resolve("krb5.conf"), caches.resolve("cc-" + user));
        Completed login =
                ticket.run(List.of("sh", "-c", "echo " + user + "-Secret1 | kinit " + user + "@AD.EXAMPLE.TEST"));
        assertThat(login.exitCode()).as("%s", login).isZero();
        ProcessBuilder client = Program.command(
                List.of(),
                "connect",
                "--via",
                "127.0.0.1:" + gateway.locked().getPort(),
                "--gssapi",
                "--service",
                "rcmd@localhost",
                "--level",
                level,
                "127.0.0.1:" + destination.port());
        return ticket.run(client.redirectInput(request()));
    }

    private static java.io.File request() {
        try {
            return Files.writeString(caches.resolve("request"), "GET / HTTP/1.0\r\n\r\n")
                    .toFile();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
