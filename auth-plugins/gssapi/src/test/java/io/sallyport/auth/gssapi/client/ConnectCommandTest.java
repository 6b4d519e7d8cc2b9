package io.sallyport.auth.gssapi.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.command.PluginCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectCommandTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final String SELECTED = "05 00 ";
    private static final String SUCCEEDED = "05 00 00 01 00 00 00 00 00 00 ";
    private static final int GREETING = 3;
    private static final int REQUEST_TO_IPV4 = 10;

    private final Running command = new Running();

    @TempDir
    private Path folder;

    @Test
    void carriesEveryOctetInBothDirections() throws Exception {
        byte[] octets = new byte[100_000];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i % 251);
        }
        try (FakeGateway gateway = FakeGateway.doing((client, in, out) -> {
            in.readNBytes(GREETING);
            out.write(HEX.parseHex(SELECTED.strip()));
            in.readNBytes(REQUEST_TO_IPV4);
            out.write(HEX.parseHex(SUCCEEDED.strip()));
            byte[] all = in.readAllBytes();
            out.write(all);
            return all;
        })) {
            assertThat(command.input(octets).run("--via", via(gateway), "192.0.2.1:80"))
                    .as("%s", command.error())
                    .isEqualTo(PluginCommand.OK);

            assertThat(gateway.result()).isEqualTo(octets);
            assertThat(command.out.toByteArray()).isEqualTo(octets);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:80,      05 01 00 01 c0 00 02 01 00 50",
        "[2001:db8::1]:443, 05 01 00 04 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 01 bb",
        "a.test:65535,      05 01 00 03 06 61 2e 74 65 73 74 ff ff",
        "[a.test]:1,        05 01 00 03 06 61 2e 74 65 73 74 00 01",
        "010.0.0.1:1,       05 01 00 03 09 30 31 30 2e 30 2e 30 2e 31 00 01",
        "300.0.0.1:1,       05 01 00 03 09 33 30 30 2e 30 2e 30 2e 31 00 01"
    })
    void asksForTheDestinationAsItIsWritten(String destination, String request) throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(SELECTED + SUCCEEDED.strip())) {
            assertThat(command.run("--via", via(gateway), destination)).isEqualTo(PluginCommand.OK);

            assertThat(HEX.formatHex(gateway.result())).isEqualTo("05 01 00 " + request);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "05 00 00 01 00 00 00 00 00 00",
                "05 00 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00",
                "05 00 00 03 04 61 62 63 64 00 00",
                "05 00 00 03 00 00 00"
            })
    void takesWhatCameWithTheReply(String reply) throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(SELECTED + reply + " 68 69")) {
            assertThat(command.run("--via", via(gateway), "192.0.2.1:80")).isEqualTo(PluginCommand.OK);

            assertThat(command.out.toString(StandardCharsets.UTF_8)).isEqualTo("hi");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "05 02 00 01 00 00 00 00 00 00 | 192.0.2.1:80: not allowed by the gateway's policy (X'02')",
                "05 05 00 01 00 00 00 00 00 00 | 192.0.2.1:80: connection refused (X'05')",
                "05 09                         | 192.0.2.1:80: unknown reply (X'09')",
                "05 ff                         | 192.0.2.1:80: unknown reply (X'FF')",
                "04 00 00 01 00 00 00 00 00 00 | X'04' from the gateway as a reply's version (expected: X'05')",
                "05 00 00 02 00 00 00 00 00 00 | X'02' from the gateway as a reply's ATYP",
                "05 00 00 03 ff 61             | the gateway ended the connection inside of a message"
            })
    void saysInOneLineWhyThereIsNoConnection(String reply, String reason) throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(SELECTED + reply)) {
            assertFails(reason, "--via", via(gateway), "192.0.2.1:80");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "05 ff | the gateway does not take this client by method X'00'",
                "05 02 | the gateway selected method X'02' (expected: X'00', the only one offered)",
                "04 00 | X'04' from the gateway (expected: X'05', SOCKS5)",
                "48 54 | X'48' from the gateway (expected: X'05', SOCKS5)"
            })
    void refusesAnotherMethod(String selection, String reason) throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(selection)) {
            assertFails(reason, "--via", via(gateway), "192.0.2.1:80");
        }
    }

    @Test
    void failsWhereverTheGatewayEnds() throws Exception {
        byte[] dialogue = HEX.parseHex(SELECTED + SUCCEEDED.strip());
        for (int length = 0; length < dialogue.length; length++) {
            String part = HEX.formatHex(Arrays.copyOf(dialogue, length));
            Running each = new Running();
            try (FakeGateway gateway = FakeGateway.saying(part)) {
                assertThat(each.run("--via", via(gateway), "192.0.2.1:80"))
                        .as("behind %s octets", length)
                        .isEqualTo(PluginCommand.FAILED);
                assertThat(each.error()).contains("ended the connection").hasLineCount(1);
            }
        }
    }

    @Test
    void givesUpOnASilentGateway() throws Exception {
        try (FakeGateway gateway = FakeGateway.doing((client, in, out) -> in.readAllBytes())) {
            assertFails(
                    "192.0.2.1:80: not connected within 1 seconds",
                    "--connect-timeout",
                    "1",
                    "--via",
                    via(gateway),
                    "192.0.2.1:80");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        FakeGateway gateway = FakeGateway.saying("05 00");
        gateway.close();

        assertFails("gateway 127.0.0.1:" + gateway.port() + ": ", "--via", via(gateway), "192.0.2.1:80");
    }

    @Test
    void reachesAGatewayByIpv6() throws Exception {
        try (FakeGateway gateway = FakeGateway.at("::1", (client, in, out) -> {
            out.write(HEX.parseHex(SELECTED + SUCCEEDED + "68 69"));
            client.shutdownOutput();
            return FakeGateway.untilEnd(in);
        })) {
            assertThat(command.run("--via", "[::1]:" + gateway.port(), "[::1]:80"))
                    .isEqualTo(PluginCommand.OK);
            assertThat(command.out.toString(StandardCharsets.UTF_8)).isEqualTo("hi");
        }
    }

    @Test
    void logsInByThePasswordInAFile() throws Exception {
        try (FakeGateway gateway = FakeGateway.saying("05 02 01 00 " + SUCCEEDED.strip())) {
            assertThat(command.run(
                            "--user",
                            "bob",
                            "--password-file",
                            password("pw\n"),
                            "--via",
                            via(gateway),
                            "192.0.2.1:80"))
                    .as("%s", command.error())
                    .isEqualTo(PluginCommand.OK);

            assertThat(HEX.formatHex(gateway.result())).startsWith("05 01 02 01 03 62 6f 62 02 70 77 05 01 00 01");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "05 02 01 01, the gateway refused the login",
        "05 02 05 00, X'05' from the gateway as the version of the password's answer",
        "05 02 01,    the gateway ended the connection"
    })
    void saysThatTheLoginFailed(String answer, String reason) throws Exception {
        try (FakeGateway gateway = FakeGateway.saying(answer)) {
            assertFails(
                    reason, "--user", "bob", "--password-file", password("pw"), "--via", via(gateway), "192.0.2.1:80");
        }
    }

    @Test
    void refusesAPasswordFileThatEverybodyReads() throws Exception {
        String file = password("pw");
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r--r--"));

        assertFails("open to everybody", "--user", "bob", "--password-file", file, "--via", "127.0.0.1:1", "a:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void refusesAnEmptyPassword(String content) throws Exception {
        assertFails(
                "a password of 0 octets",
                "--user",
                "bob",
                "--password-file",
                password(content),
                "--via",
                "127.0.0.1:1",
                "a:1");
    }

    @Test
    void passesTheEndOfInputOnAndStillTakesWhatComes() throws Exception {
        try (FakeGateway gateway = FakeGateway.doing((client, in, out) -> {
            out.write(HEX.parseHex(SELECTED + SUCCEEDED.strip()));
            in.readAllBytes();
            out.write("after the end".getBytes(StandardCharsets.UTF_8));
            return new byte[0];
        })) {
            assertThat(command.run("--via", via(gateway), "192.0.2.1:80")).isEqualTo(PluginCommand.OK);
            assertThat(command.out.toString(StandardCharsets.UTF_8)).isEqualTo("after the end");
        }
    }

    @Test
    void passesTheDestinationsEndOnAndStillSendsWhatComes() throws Exception {
        try (PipedInputStream input = new PipedInputStream();
                PipedOutputStream writer = new PipedOutputStream(input);
                ClosedStream stdout = new ClosedStream();
                FakeGateway gateway = FakeGateway.saying(SELECTED + SUCCEEDED.strip())) {
            Thread typist = new Thread(() -> stdout.whenClosed(() -> sayLast(writer)));
            typist.start();

            assertThat(command.input(input).output(stdout).run("--via", via(gateway), "192.0.2.1:80"))
                    .isEqualTo(PluginCommand.OK);

            assertThat(new String(gateway.result(), StandardCharsets.ISO_8859_1))
                    .endsWith("after the end");
            typist.join();
        }
    }

    @Test
    void failsWhenTheConnectionIsReset() throws Exception {
        try (PipedInputStream input = new PipedInputStream();
                PipedOutputStream writer = new PipedOutputStream(input);
                FakeGateway gateway = FakeGateway.doing((client, in, out) -> {
                    out.write(HEX.parseHex(SELECTED + SUCCEEDED.strip()));
                    in.readNBytes(GREETING + REQUEST_TO_IPV4);
                    client.setOption(StandardSocketOptions.SO_LINGER, 0);
                    return new byte[0];
                })) {
            assertThat(writer).isNotNull();
            command.input(input);

            assertFails("reset", "--via", via(gateway), "192.0.2.1:80");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a:1",
                "--via g:1",
                "--via g a:1",
                "--via g:1 a",
                "--via g:1 a:0",
                "--via g:1 a:65536",
                "--via g:1 ::1:80",
                "--via g:1 [fe80::1%eth0]:80",
                "--via g:1 [zz::1]:80",
                "--via g:1 b\u00fcro.test:80",
                "--via g:1 a:1 b:1",
                "--via g:1 --via g:2 a:1",
                "--via g:1 a:1 --unknown",
                "--via g:1 a:1 --user",
                "--via g:1 a:1 --gssapi --user bob",
                "--via g:1 a:1 --service x@y",
                "--via g:1 a:1 --user bob --level integrity",
                "--via g:1 a:1 --user bob --accept-integrity",
                "--via g:1 a:1 --password-file f",
                "--via g:1 a:1 --gssapi --level none",
                "--via g:1 a:1 --connect-timeout 0",
                "--via g:1 a:1 --connect-timeout 5s"
            })
    void refusesWrongArguments(String arguments) {
        assertThat(command.run(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(PluginCommand.USAGE);
        assertThat(command.error()).startsWith("connect: ").contains("expected: ", "Usage: connect");
    }

    @Test
    void explainsItself() {
        PrintStream out = new PrintStream(command.out, true, StandardCharsets.UTF_8);

        assertThat(command.output(out).run("--help")).isEqualTo(PluginCommand.OK);
        assertThat(command.out.toString(StandardCharsets.UTF_8)).contains("Usage: connect", "--gssapi");
    }

    private static void sayLast(OutputStream writer) throws IOException {
        try (writer) {
            writer.write("after the end".getBytes(StandardCharsets.UTF_8));
        }
    }

    private void assertFails(String reason, String... arguments) {
        assertThat(command.run(arguments)).isEqualTo(PluginCommand.FAILED);
        assertThat(command.error()).startsWith("connect: ").contains(reason).hasLineCount(1);
    }

    private String password(String content) throws IOException {
        Path file = Files.createTempFile(
                folder,
                "password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content).toString();
    }

    private static String via(FakeGateway gateway) {
        return "127.0.0.1:" + gateway.port();
    }
}
