package io.sallyport.auth.gssapi.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorAndKdcTest {
    private static final String REALM = "EXAMPLE.TEST";
    private static final String RCMD = "rcmd/localhost@" + REALM;
    private static final String HOST = "host/localhost@" + REALM;
    private static final String CONF = "java.security.krb5.conf";
    private static final String SUBKEY = "sun.security.krb5.acceptor.subkey";

    /** What Kerby makes besides what nobody should use. */
    private static final int AES128 = 17;

    @TempDir
    private static Path folder;

    private static final Optional<String> CONF_BEFORE = Optional.ofNullable(System.getProperty(CONF));
    private static final Optional<String> SUBKEY_BEFORE = Optional.ofNullable(System.getProperty(SUBKEY));
    private static SimpleKdcServer kdc;
    private static Path conf;

    @BeforeAll
    static void startKdc() throws Exception {
        int port = freePort();
        kdc = new SimpleKdcServer();
        kdc.setWorkDir(Files.createDirectory(folder.resolve("kdc")).toFile());
        kdc.setKdcRealm(REALM);
        kdc.setKdcHost("127.0.0.1");
        kdc.setKdcTcpPort(port);
        kdc.setAllowUdp(false);
        kdc.init();
        kdc.start();
        kdc.createPrincipals(RCMD, HOST);
        conf = conf("krb5.conf", "127.0.0.1:" + port);
    }

    @AfterAll
    static void stopKdc() throws KrbException {
        kdc.stop();
        CONF_BEFORE.ifPresentOrElse(value -> System.setProperty(CONF, value), () -> System.clearProperty(CONF));
        SUBKEY_BEFORE.ifPresentOrElse(value -> System.setProperty(SUBKEY, value), () -> System.clearProperty(SUBKEY));
    }

    @Test
    void findsNothingWrongWhereNothingIs() throws Exception {
        RunOf run = doctor(Clock.systemUTC(), export("good", RCMD, HOST), conf);

        assertThat(run.out()).noneMatch(line -> line.startsWith("FAIL"));
        assertThat(run.status()).isEqualTo(PluginCommand.OK);
        assertThat(run.step("login"))
                .containsExactlyInAnyOrder(
                        "ok   login     " + RCMD + ": the key is the KDC's",
                        "ok   login     " + HOST + ": the key is the KDC's");
        assertThat(run.step("self-test"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("ok")
                        && line.contains("mutual authentication yes, acceptor subkey yes, aes")
                        && line.endsWith("confidentiality yes"));
        assertThat(run.step("clock")).isNotEmpty().allMatch(line -> line.startsWith("ok"));
    }

    @Test
    void saysThatTheKeyIsNotTheKdcs() throws Exception {
        Path keytab = new KeytabOf().key(RCMD, 1, AES128, 16).in(Files.createDirectory(folder.resolve("wrong-key")));

        RunOf run = doctor(Clock.systemUTC(), keytab, conf);

        assertThat(run.status()).isEqualTo(PluginCommand.FAILED);
        assertThat(run.step("login")).hasSize(1);
        assertThat(run.step("login").get(0)).startsWith("FAIL").contains("export the keytab again");
        assertThat(run.step("self-test").get(0)).startsWith("FAIL self-test not possible");
    }

    @Test
    void saysThatTheKdcDoesNotKnowThePrincipal() throws Exception {
        Path keytab = new KeytabOf()
                .key("rcmd/unknown@" + REALM, 1, AES128, 16)
                .in(Files.createDirectory(folder.resolve("unknown")));

        RunOf run = doctor(Clock.systemUTC(), keytab, conf);

        assertThat(run.step("login").get(0))
                .startsWith("warn login     rcmd/unknown@EXAMPLE.TEST: the KDC does not know it as a client");
        assertThat(run.status()).isEqualTo(PluginCommand.FAILED);
    }

    @Test
    void saysThatNoKdcAnswers() throws Exception {
        Path nowhere = conf("nowhere.conf", "127.0.0.1:" + freePort());

        RunOf run = doctor(Clock.systemUTC(), export("no-kdc", RCMD), nowhere);

        assertThat(run.status()).isEqualTo(PluginCommand.FAILED);
        assertThat(run.step("kdc").get(0)).startsWith("FAIL kdc").contains("Connection refused");
        assertThat(run.step("login").get(0)).contains("no KDC listens there");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 'ok   clock     {kdc}: ours is 0 s ahead'",
        "60, 'ok   clock     {kdc}: ours is 60 s ahead'",
        "-61, 'warn clock     {kdc}: ours is 61 s behind (at 300 s clients are refused): set the clock'",
        "300, 'warn clock     {kdc}: ours is 300 s ahead (at 300 s clients are refused): set the clock'",
        "412, 'FAIL clock     {kdc}: ours is 412 s ahead (expected: at most 300 s): set the clock'",
        "-301, 'FAIL clock     {kdc}: ours is 301 s behind (expected: at most 300 s): set the clock'"
    })
    void measuresTheClockByTheKdcsError(int seconds, String line) throws Exception {
        Clock ours = Clock.fixed(Instant.parse("2026-11-27T11:35:11Z").plusSeconds(seconds), ZoneOffset.UTC);
        try (FakeKdc fake = new FakeKdc(FakeKdc.error(25, "20261127113511Z"))) {
            RunOf run = doctor(ours, export("clock", RCMD), conf("fake.conf", fake.address()));

            assertThat(run.step("clock")).containsExactly(line.replace("{kdc}", fake.address()));
        }
    }

    @Test
    void measuresTheClockByTheTicketToo() throws Exception {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

        RunOf run = doctor(ahead, export("ticket", RCMD), conf);

        assertThat(run.step("clock"))
                .anyMatch(line -> line.matches("FAIL clock {5}EXAMPLE.TEST: ours is 36\\d\\d s ahead .*"));
    }

    @ParameterizedTest
    @CsvSource({"1, ok", "2, FAIL", "300, FAIL", "0, FAIL"})
    void comparesTheVersionThatTheKdcUses(int version, String mark) throws Exception {
        Path keytab =
                new KeytabOf().key(RCMD, 1, AES128, 16).in(Files.createDirectory(folder.resolve("version-" + version)));
        try (FakeKdc fake = new FakeKdc(FakeKdc.reply(version))) {
            RunOf run = doctor(Clock.systemUTC(), keytab, conf("fake.conf", fake.address()));

            assertThat(run.step("kvno").get(0))
                    .startsWith(mark)
                    .contains("the KDC uses kvno " + version + ", the keytab has [1]");
        }
    }

    @Test
    void saysThatSomethingElseListensThere() throws Exception {
        try (FakeKdc fake = new FakeKdc("HTTP/1.1 400 Bad Request".getBytes(UTF_8))) {
            RunOf run = doctor(Clock.systemUTC(), export("other", RCMD), conf("fake.conf", fake.address()));

            assertThat(run.step("kdc").get(0)).startsWith("FAIL").endsWith("(expected: a KDC)");
        }
    }

    private static RunOf doctor(Clock clock, Path keytab, Path krb5Conf) {
        return RunOf.doctor(
                clock,
                FakeNames.LOCALHOST,
                "doctor",
                "--keytab",
                keytab.toString(),
                "--krb5-conf",
                krb5Conf.toString(),
                "--kdc-check");
    }

    private static Path export(String name, String... principals) throws Exception {
        Path keytab = folder.resolve(name + ".keytab");
        for (String principal : principals) {
            kdc.exportPrincipal(principal, keytab.toFile());
        }
        return Files.setPosixFilePermissions(keytab, PosixFilePermissions.fromString("rw-------"));
    }

    private static Path conf(String name, String address) throws IOException {
        return Files.writeString(folder.resolve(name), """
                [libdefaults]
                  default_realm = %s
                  udp_preference_limit = 1
                  dns_lookup_kdc = false
                  kdc_timeout = 3000
                  max_retries = 1
                [realms]
                  %s = {
                    kdc = %s
                  }
                """.formatted(REALM, REALM, address));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
