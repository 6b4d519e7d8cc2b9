package io.sallyport.auth.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.command.CommandIo;
import io.sallyport.core.spi.command.PluginCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HashPasswordCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(PluginCommand.class).stream())
                .anyMatch(provider -> provider.type() == HashPasswordCommand.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "correct horse\n", "correct horse\r\n", "correct horse\nmore"})
    void hashesTheFirstLineWithArgon2id(String input) throws Exception {
        assertThat(run(input, "--hash-only")).isEqualTo(PluginCommand.OK);

        String hash = out.toString(UTF_8).strip();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(matches(hash, "correct horse")).isTrue();
    }

    @Test
    void hashesWithTheCostThatIsAsked() throws Exception {
        assertThat(run("x", "--hash-only", "--memory", "7168", "--iterations", "5", "--parallelism", "2"))
                .isEqualTo(PluginCommand.OK);

        assertThat(out.toString(UTF_8)).startsWith("$argon2id$v=19$m=7168,t=5,p=2$");
    }

    @Test
    void hashesWithBcrypt() throws Exception {
        assertThat(run("correct horse", "--hash-only", "--bcrypt", "--cost", "10"))
                .isEqualTo(PluginCommand.OK);

        String hash = out.toString(UTF_8).strip();
        assertThat(hash).startsWith("$2b$10$");
        assertThat(matches(hash, "correct horse")).isTrue();
    }

    @Test
    void printsAnEntryThatCanBePastedBelowUsers() throws Exception {
        assertThat(run("correct horse", "--user", "O\"Brien: #1", "--group", "staff", "--group", "a, b"))
                .isEqualTo(PluginCommand.OK);

        List<String> lines = out.toString(UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("  \"O\\\"Brien: #1\":");
        assertThat(lines.get(1)).startsWith("    password: \"$argon2id$").endsWith("\"");
        assertThat(lines.get(2)).isEqualTo("    groups: [\"staff\", \"a, b\"]");
        String hash = lines.get(1)
                .substring(lines.get(1).indexOf('"') + 1, lines.get(1).length() - 1);
        assertThat(matches(hash, "correct horse")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--memory 1024;hash-password: too weak: m=1024 (expected: m of at least 7168)",
                "--memory x;hash-password: --memory: x (expected: a whole number)",
                "--memory;hash-password: --memory: no value (expected: one)",
                "--bcrypt --cost 9;hash-password: too weak: bcrypt cost 9 (expected: a cost of 10 to 14)",
                "--bcrypt --memory 19456;hash-password: --memory (expected: not with --bcrypt)",
                "--cost 12;hash-password: --cost (expected: only with --bcrypt)"
            })
    void refusesWrongArguments(String arguments, String message) throws Exception {
        assertThat(run("x", arguments.split(" "))).isEqualTo(PluginCommand.USAGE);

        assertThat(err.toString(UTF_8)).startsWith(message + "\n").contains("Usage:");
        assertThat(out.size()).isZero();
    }

    @Test
    void refusesANameThatCouldForgeALineOfALog() throws Exception {
        assertThat(run("x", "--user", "a\nb")).isEqualTo(PluginCommand.USAGE);

        assertThat(err.toString(UTF_8))
                .startsWith("hash-password: --user: a name of 3 octets"
                        + " (expected: 1 to 255 octets, no control characters)\n");
    }

    @Test
    void takesNoPasswordFromTheArgumentsAndDoesNotRepeatIt() throws Exception {
        assertThat(run("x", "hunter2")).isEqualTo(PluginCommand.USAGE);

        assertThat(err.toString(UTF_8)).doesNotContain("hunter2");
    }

    @Test
    void refusesAnEmptyPassword() throws Exception {
        assertThat(run("\n")).isEqualTo(PluginCommand.FAILED);

        assertThat(err.toString(UTF_8))
                .isEqualTo("hash-password: an empty password (expected: 1 to 255 octets, RFC 1929)\n");
    }

    @Test
    void refusesAPasswordThatRfc1929CannotCarry() throws Exception {
        assertThat(run("x".repeat(256))).isEqualTo(PluginCommand.FAILED);
        assertThat(run("x".repeat(255))).isEqualTo(PluginCommand.OK);
    }

    @Test
    void refusesAPasswordThatBcryptWouldCut() throws Exception {
        assertThat(run("x".repeat(73), "--bcrypt")).isEqualTo(PluginCommand.FAILED);

        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "hash-password: password of 73 octets (expected for bcrypt: at most 72, none of them zero)\n");
    }

    @Test
    void printsItsUsage() throws Exception {
        assertThat(run("", "--help")).isEqualTo(PluginCommand.OK);

        assertThat(out.toString(UTF_8)).startsWith("Usage: hash-password");
    }

    private int run(String input, String... arguments) throws IOException {
        CommandIo io = new CommandIo(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        return new HashPasswordCommand().run(List.of(arguments), io);
    }

    private static boolean matches(String hash, String password) throws MalformedHashException {
        return PasswordHash.parse(hash, 65_536).matches(password.getBytes(UTF_8));
    }
}
