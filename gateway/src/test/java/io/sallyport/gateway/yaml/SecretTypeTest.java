package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTypeTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("SET", "sésame", "EMPTY", "");

    record Holder(Secret secret) {}

    @TempDir
    private Path folder;

    @Test
    void readsAnEnvironmentVariable() {
        assertThat(bind("{environment: SET}")).isEqualTo(holds("sésame"));
    }

    @ParameterizedTest
    @CsvSource({"abc, abc", "abc\\n, abc", "abc\\n\\n, abc\\n", "abc\\r\\n, abc", "' a ', ' a '"})
    void readsAFileWithoutItsLastNewline(String content, String secret) throws IOException {
        write("token", content.translateEscapes(), "rw-------");

        assertThat(bind("{file: token}")).isEqualTo(holds(secret.translateEscapes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw----r--", "rw-----w-", "rw--w----", "r--r--r--"})
    void refusesAFileThatIsOpenToOthers(String permissions) throws IOException {
        write("token", "abc", permissions);

        assertThat(problem("{file: token}"))
                .isEqualTo("f:1:16: secret.file: open to others: '" + folder + "/token'"
                        + " (expected: mode 0600 or 0640; not readable by others, not writable by the group)");
    }

    @Test
    void takesAFileThatTheGroupMayRead() throws IOException {
        write("token", "abc", "r--r-----");

        assertThat(bind("{file: token}")).isEqualTo(holds("abc"));
    }

    @Test
    void neverShowsASecretThatIsWrittenOut() {
        assertThat(problem("hunter2"))
                .isEqualTo(
                        "f:1:9: secret: a secret that is written out (expected: {file: PATH} or {environment: NAME})");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[hunter2]", "{value: hunter2}", "{file: a, environment: B}", "{file: [a]}", "{}", ""})
    void refusesAnyOtherForm(String text) {
        assertThat(problem(text)).contains("no such form").doesNotContain("hunter2");
    }

    @Test
    void saysWhichVariableIsNotSet() {
        assertThat(problem("{environment: UNSET}")).contains("no environment variable 'UNSET'");
    }

    @Test
    void refusesAnEmptyVariable() {
        assertThat(problem("{environment: EMPTY}")).contains("empty: environment variable 'EMPTY'");
    }

    @Test
    void saysWhichFileIsNotThere() {
        assertThat(problem("{file: gone}")).contains("no such file: '" + folder + "/gone'");
    }

    @Test
    void refusesAFileThatHoldsANewlineOnly() throws IOException {
        write("token", "\n", "rw-------");

        assertThat(problem("{file: token}")).contains("empty: file");
    }

    @Test
    void refusesAFileThatIsTooLong() throws IOException {
        write("token", "x".repeat(65537), "rw-------");

        assertThat(problem("{file: token}")).contains("too long");
    }

    private void write(String name, String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private String problem(String text) {
        return bind(text).problems().stream().map(Problem::toString).findFirst().orElseThrow();
    }

    private static Binding<Holder> holds(String secret) {
        return new Binding.Bound<>(new Holder(new Secret(secret.getBytes(StandardCharsets.UTF_8))));
    }

    private Binding<Holder> bind(String text) {
        Surroundings surroundings = new Surroundings(folder, name -> Optional.ofNullable(ENVIRONMENT.get(name)));
        return new RecordBinder(surroundings).bind(YamlReader.read("f", "secret: " + text), "f", Holder.class);
    }
}
