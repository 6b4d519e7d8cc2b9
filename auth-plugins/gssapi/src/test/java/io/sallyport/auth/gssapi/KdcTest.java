package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a password through Kerby's KDC to encapsulated messages. */
class KdcTest {
    private static final String CONF = "java.security.krb5.conf";
    private static final Optional<String> CONF_BEFORE = Optional.ofNullable(System.getProperty(CONF));
    private static final String RCMD = "rcmd/gw.example.test@" + Forge.REALM;
    private static final String SOCKS = "socks/gw.example.test@" + Forge.REALM;

    @TempDir
    private static Path folder;

    private static SimpleKdcServer kdc;
    private static Path keytab;

    @BeforeAll
    static void startKdc() throws Exception {
        int port = freePort();
        kdc = new SimpleKdcServer();
        kdc.setWorkDir(Files.createDirectory(folder.resolve("kdc")).toFile());
        kdc.setKdcRealm(Forge.REALM);
        kdc.setKdcHost("127.0.0.1");
        kdc.setKdcTcpPort(port);
        kdc.setAllowUdp(false);
        kdc.init();
        kdc.start();
        kdc.createPrincipal("alice@" + Forge.REALM, "alice-secret");
        kdc.createPrincipals(RCMD, SOCKS);
        keytab = export("keytab", RCMD);
        Path conf = Files.writeString(
                folder.resolve("client.conf"),
                "[libdefaults]\ndefault_realm = %s\nudp_preference_limit = 1\n[realms]\n%s = {\nkdc = 127.0.0.1:%d\n}\n"
                        .formatted(Forge.REALM, Forge.REALM, port));
        System.setProperty(CONF, conf.toString());
    }

    @AfterAll
    static void stopKdc() throws Exception {
        kdc.stop();
        CONF_BEFORE.ifPresentOrElse(value -> System.setProperty(CONF, value), () -> System.clearProperty(CONF));
    }

    @ParameterizedTest
    @CsvSource({"1, INTEGRITY", "2, CONFIDENTIALITY", "3, SELECTIVE"})
    void userWithAPasswordIsLetInAtEveryLevel(int octet, ProtectionLevel level) throws Exception {
        Instant before = Instant.now().minusSeconds(60);
        try (Gateway gateway = new Gateway(new Settings(keytab))) {
            Client client = new Client(login(), RCMD);

            AuthenticationStep.Accepted accepted = gateway.accept(client, octet);

            assertThat(client.levelOf(Gateway.octets(accepted))).isEqualTo(octet);
            assertThat(accepted.protection().level()).isEqualTo(level);
            assertThat(accepted.identity().name()).isEqualTo("alice");
            assertThat(accepted.identity().authenticatedAt()).isBetween(before, Instant.now());
            assertThat(accepted.identity().expiresAt().orElseThrow()).isAfter(Instant.now());
            byte[] message = Client.frame(3, client.wrap(octet != 1, (byte) 5, (byte) 1));
            ByteBuffer opened = ByteBuffer.allocate(100);
            accepted.protection().unwrap(ByteBuffer.wrap(message), opened);
            assertThat(Arrays.copyOf(opened.array(), opened.position())).containsExactly(5, 1);
        }
    }

    @Test
    void ticketForAServiceThatTheGatewayDoesNotHaveIsRefused() throws Exception {
        try (Gateway gateway = new Gateway(new Settings(keytab))) {
            assertThat(gateway.refusal(new Client(login(), SOCKS), 2)).isEqualTo("gss-service-not-in-keytab");
        }
    }

    @Test
    void anyServiceOfTheKeytabIsAccepted() throws Exception {
        try (Gateway gateway = new Gateway(new Settings(export("both", RCMD, SOCKS)))) {
            assertThat(gateway.refusal(new Client(login(), SOCKS), 2)).isEmpty();
            assertThat(gateway.refusal(new Client(login(), RCMD), 2)).isEmpty();
        }
    }

    private static Path export(String name, String... principals) throws Exception {
        Path file = folder.resolve(name);
        for (String principal : principals) {
            kdc.exportPrincipal(principal, file.toFile());
        }
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static Subject login() throws Exception {
        Subject subject = new Subject();
        new LoginContext("test", subject, KdcTest::answer, new Kerberos()).login();
        return subject;
    }

    private static void answer(Callback... questions) {
        for (Callback question : questions) {
            if (question instanceof NameCallback name) {
                name.setName("alice");
            } else if (question instanceof PasswordCallback password) {
                password.setPassword("alice-secret".toCharArray());
            }
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static final class Kerberos extends Configuration {
        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule",
                        LoginModuleControlFlag.REQUIRED,
                        Map.of("refreshKrb5Config", "true", "useTicketCache", "false"))
            };
        }
    }
}
