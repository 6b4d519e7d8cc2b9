package io.sallyport.integration.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The controllers of a Samba domain are found by asking dnsmasq. */
@Timeout(400)
class DiscoveryIT {
    private static final String NAME = "_ldap._tcp.ad.example.test";

    @TempDir
    private Path folder;

    private Completed logIn(NameServer names) throws Exception {
        DirectoryProcess domain = Domain.running();
        Path hosts = Files.writeString(folder.resolve("hosts"), Domain.ADDRESS + " " + Domain.CONTROLLER + "\n");
        String method = """
                discovery: {domain: ad.example.test, name-servers: ['%s']}
                tls: {ca-file: %s}
                service-account: {name: gateway@AD.EXAMPLE.TEST, password: {file: service-password}}
                users:
                  base: DC=ad,DC=example,DC=test
                  filter: (sAMAccountName={user})
                  name-attribute: sAMAccountName
                connections: {connect-timeout: 15s}
                """.formatted(names.address(), domain.folder().resolve("pki/ca.pem"));
        GatewayHome home = DirectoryGateway.home(folder, method);
        home.write(folder.resolve("conf/service-password"), "gateway-Secret1\n");
        return AuthTest.run(home, "alice", "alice-Secret1", "-Djdk.net.hosts.file=" + hosts);
    }

    @Test
    void takesTheServersInTheOrderOfTheirPriority() throws Exception {
        try (NameServer names = NameServer.with(
                folder, NAME + ",dc2.ad.example.test,389,20,100", NAME + "," + Domain.CONTROLLER + ",389,10,100")) {
            Completed done = logIn(names);

            assertThat(done.output())
                    .as("%s", done)
                    .contains("[ldaps://dc1.ad.example.test:636, ldaps://dc2.ad.example.test:636]")
                    .contains("FAILED tcp           ldaps://dc2.ad.example.test:636")
                    .contains("ok     user bind     ldaps://dc1.ad.example.test:636: success")
                    .endsWith("accepted\n");
        }
    }

    @Test
    void takesNoServerOutsideOfTheDomain() throws Exception {
        try (NameServer names = NameServer.with(folder, NAME + ",dc1.ad.example.test.evil.test,389,1,1")) {
            Completed done = logIn(names);

            assertThat(AuthTest.steps(done)).as("%s", done).endsWith("FAILED servers", "refused");
            assertThat(done.output()).contains("DNS names no server by " + NAME);
        }
    }

    @Test
    void saysThatTheNameServerDoesNotAnswer() throws Exception {
        NameServer names = NameServer.with(folder, NAME + "," + Domain.CONTROLLER + ",389,1,1");
        names.close();
        Completed done = logIn(names);

        assertThat(AuthTest.steps(done)).as("%s", done).endsWith("FAILED servers", "refused");
    }
}
