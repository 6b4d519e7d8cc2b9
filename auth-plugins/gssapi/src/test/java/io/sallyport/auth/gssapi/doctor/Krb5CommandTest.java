package io.sallyport.auth.gssapi.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.command.PluginCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Krb5CommandTest {
    private static final int AES256 = 18;
    private static final int RC4 = 23;

    @TempDir
    private Path folder;

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(PluginCommand.class).stream())
                .anyMatch(provider -> provider.type() == Krb5Command.class);
    }

    @Test
    void printsItsUsage() {
        RunOf run = run(FakeNames.LOCALHOST, "--help");

        assertThat(run.status()).isEqualTo(PluginCommand.OK);
        assertThat(run.out().get(0)).startsWith("Usage: krb5 doctor --keytab FILE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';krb5:  (expected: doctor)",
                "patient;krb5: patient (expected: doctor)",
                "doctor;krb5: no --keytab (expected: one)",
                "doctor --keytab;krb5: --keytab: no value (expected: one)",
                "doctor --keytab x --kdc;krb5: --kdc (expected: one of the options below)",
                "doctor --keytab x --principal rcmd/gw;krb5: --principal: rcmd/gw"
                        + " (expected: one with its realm, as rcmd/gw.example.com@EXAMPLE.COM)",
                "doctor --keytab x --\u001b[2J;krb5: --\\u{1b}[2J (expected: one of the options below)"
            })
    void refusesWrongArguments(String arguments, String message) {
        RunOf run = run(FakeNames.LOCALHOST, arguments.split(" ", -1));

        assertThat(run.status()).isEqualTo(PluginCommand.USAGE);
        assertThat(run.err()).startsWith(message + "\n").contains("Usage:");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void saysWhatIsGoodWithoutAskingTheKdc() throws Exception {
        Path keytab =
                new KeytabOf().key("rcmd/localhost@EXAMPLE.TEST", 7, AES256, 32).in(folder);

        RunOf run = doctor(FakeNames.LOCALHOST, keytab, "--host", "localhost");

        assertThat(run.status()).isEqualTo(PluginCommand.OK);
        assertThat(run.step("keytab").get(0)).startsWith("ok   keytab    " + keytab + ": rw------- of ");
        assertThat(run.out())
                .contains(
                        "ok   key       rcmd/localhost@EXAMPLE.TEST kvno 7 aes256-cts-hmac-sha1-96 of"
                                + " 2026-11-27T11:35:11Z",
                        "ok   dns       localhost: 127.0.0.1",
                        "ok   spn       rcmd/localhost: is in the keytab",
                        "ok   reverse   127.0.0.1: localhost",
                        "warn kdc       not asked, so that no key was tried (expected: --kdc-check)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-rw----", "rw-----w-"})
    void failsForAKeytabThatOthersMayUse(String permissions) throws Exception {
        Path keytab =
                new KeytabOf().key("rcmd/localhost@EXAMPLE.TEST", 1, AES256, 32).in(folder, permissions);

        RunOf run = doctor(FakeNames.LOCALHOST, keytab);

        assertThat(run.status()).isEqualTo(PluginCommand.FAILED);
        assertThat(run.step("keytab").get(0)).startsWith("FAIL").contains(permissions, "chmod 600");
    }

    @Test
    void warnsOfAWeakKeyBesideAStrongOne() throws Exception {
        Path keytab = new KeytabOf()
                .key("rcmd/localhost@EXAMPLE.TEST", 1, AES256, 32)
                .key("rcmd/localhost@EXAMPLE.TEST", 1, RC4, 16)
                .in(folder);

        RunOf run = doctor(FakeNames.LOCALHOST, keytab);

        assertThat(run.status()).isEqualTo(PluginCommand.OK);
        assertThat(run.step("key").get(1)).startsWith("warn").contains("rc4-hmac", "never used");
    }

    @Test
    void failsForAPrincipalWithWeakKeysOnly() throws Exception {
        Path keytab = new KeytabOf()
                .key("rcmd/localhost@EXAMPLE.TEST", 1, AES256, 32)
                .key("host/localhost@EXAMPLE.TEST", 1, RC4, 16)
                .in(folder);

        RunOf run = doctor(FakeNames.LOCALHOST, keytab);

        assertThat(run.status()).isEqualTo(PluginCommand.FAILED);
        assertThat(run.step("key").get(2)).startsWith("FAIL key       host/localhost@EXAMPLE.TEST: has no AES key");
    }

    @Test
    void failsForAPrincipalThatIsNotInTheKeytab() throws Exception {
        Path keytab =
                new KeytabOf().key("rcmd/localhost@EXAMPLE.TEST", 1, AES256, 32).in(folder);

        RunOf run = doctor(FakeNames.LOCALHOST, keytab, "--principal", "rcmd/gw@EXAMPLE.TEST");

        assertThat(run.status()).isEqualTo(PluginCommand.FAILED);
        assertThat(run.step("key"))
                .containsExactly("FAIL key       rcmd/gw@EXAMPLE.TEST: no AES key in the keytab"
                        + " (it has [rcmd/localhost@EXAMPLE.TEST])");
    }

    @Test
    void failsForAFileThatIsMissingOrNoKeytab() throws Exception {
        Path text = folder.resolve("text");
        Files.writeString(text, "no keytab");

        assertThat(doctor(FakeNames.LOCALHOST, folder.resolve("none")).out())
                .containsExactly("FAIL keytab    " + folder.resolve("none") + ": no such file (expected: a keytab)");
        assertThat(doctor(FakeNames.LOCALHOST, text).out())
                .containsExactly("FAIL keytab    " + text + ": no keytab (expected: a file that begins with 05 02)");
        assertThat(doctor(FakeNames.LOCALHOST, new KeytabOf().in(folder)).status())
                .isEqualTo(PluginCommand.FAILED);
    }

    @Test
    void failsForAHostWhoseServiceIsNotInTheKeytab() throws Exception {
        Path keytab =
                new KeytabOf().key("rcmd/GW.test@EXAMPLE.TEST", 1, AES256, 32).in(folder);
        Names names = new FakeNames(Map.of(), Map.of());

        RunOf run = doctor(names, keytab, "--host", "gw.test");

        assertThat(run.status()).isEqualTo(PluginCommand.FAILED);
        assertThat(run.out())
                .contains(
                        "FAIL dns       gw.test: has no address (expected: one that clients can resolve)",
                        "FAIL spn       rcmd/gw.test: is not in the keytab (expected: what clients of gw.test ask for;"
                                + " the keytab has rcmd/GW.test)");
    }

    @Test
    void warnsOfAHostThatHasAnotherServiceOnly() throws Exception {
        Path keytab =
                new KeytabOf().key("host/localhost@EXAMPLE.TEST", 1, AES256, 32).in(folder);

        assertThat(doctor(FakeNames.LOCALHOST, keytab).step("spn").get(0))
                .startsWith("warn spn       rcmd/localhost: is not in the keytab, only [host/localhost]");
    }

    @Test
    void warnsOfAnAddressThatHasAnotherNameOrNone() throws Exception {
        Path keytab =
                new KeytabOf().key("rcmd/gw.test@EXAMPLE.TEST", 1, AES256, 32).in(folder);
        Names names = new FakeNames(
                Map.of("gw.test", List.of("192.0.2.1", "192.0.2.2", "192.0.2.3")),
                Map.of("192.0.2.1", "nat.test", "192.0.2.3", "GW.test"));

        List<String> reverse = doctor(names, keytab).step("reverse");

        assertThat(reverse.get(0))
                .startsWith("warn reverse   192.0.2.1: nat.test; clients with rdns = true ask for rcmd/nat.test"
                        + " (expected: it in the keytab too");
        assertThat(reverse.get(1)).startsWith("warn reverse   192.0.2.2: has no name");
        assertThat(reverse.get(2)).isEqualTo("ok   reverse   192.0.2.3: GW.test");
    }

    @Test
    void showsNoControlCharactersOfAKeytab() throws Exception {
        Path keytab = new KeytabOf()
                .key("rcmd/a\u001b[2Jb\nok@EXAMPLE.TEST", 1, AES256, 32)
                .in(folder);

        assertThat(doctor(FakeNames.LOCALHOST, keytab).step("key").get(0))
                .contains("rcmd/a\\u{1b}[2Jb\\u{a}ok@EXAMPLE.TEST");
    }

    private static RunOf doctor(Names names, Path keytab, String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "doctor";
        arguments[1] = "--keytab";
        arguments[2] = keytab.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return run(names, arguments);
    }

    private static RunOf run(Names names, String... arguments) {
        return RunOf.doctor(Clock.systemUTC(), names, arguments);
    }
}
