package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.core.spi.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFileReaderTest {
    private static final String HASH = TestHashes.BCRYPT;

    @TempDir
    private Path folder;

    @Test
    void readsEveryKeyOfAnEntry() throws Exception {
        User user = read("""
                users:
                  alice:
                    password: "%s"
                    groups: [staff, 17]
                    disabled: true
                """).find("alice").orElseThrow();

        assertThat(user.name()).isEqualTo("alice");
        assertThat(user.hash().cost()).isEqualTo(new BcryptCost(10));
        assertThat(user.groups()).isEqualTo(Set.of("staff", "17"));
        assertThat(user.disabled()).isTrue();
    }

    @Test
    void readsAnEntryWithAPasswordAlone() throws Exception {
        User user = read("users: {alice: {password: '%s'}}").find("alice").orElseThrow();

        assertThat(user.groups()).isEmpty();
        assertThat(user.disabled()).isFalse();
    }

    @Test
    void readsAFileWithoutUsers() throws Exception {
        assertThat(read("users: {}").size()).isZero();
    }

    @Test
    void reportsEveryMistakeAtOnceWithItsPlace() throws Exception {
        assertThat(mistakes("""
                users:
                  alice:
                    password: hunter2
                    group: staff
                  bob:
                    password: "%s"
                    groups: staff
                    disabled: yes
                  carol: {}
                  dave:
                  bob:
                    password: "%s"
                version: 1
                """))
                .containsExactly(
                        "3:15: users.alice.password: no password hash"
                                + " (expected: one that begins with $argon2id$, $2b$, $2y$ or $2a$)",
                        "4:5: users.alice.group: unknown key (expected: password, groups or disabled)",
                        "7:13: users.bob.groups: no list (expected: a list)",
                        "8:15: users.bob.disabled: \"yes\" (expected: true or false)",
                        "9:3: users.carol.password: missing (expected: a password hash)",
                        "10:8: users.dave: no mapping (expected: a mapping)",
                        "11:3: users.bob: duplicate key (expected: it once)",
                        "13:1: version: unknown key (expected: users)");
    }

    @Test
    void refusesADuplicateKeyInAnEntry() throws Exception {
        assertThat(mistakes("users:\n  alice:\n    password: '%s'\n    password: '%s'\n"))
                .containsExactly("4:5: users.alice.password: duplicate key (expected: it once)");
    }

    @Test
    void doesNotRepeatAPasswordThatStandsWhereAHashBelongs() throws Exception {
        assertThat(mistakes("users: {alice: {password: hunter2}}").toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users: {alice: &a {password: '%s'}, bob: *a}",
                "users: {alice: !!map {password: '%s'}}",
                "users: {alice: {password: &p '%s'}, bob: {password: *p}}",
            })
    void refusesAnchorsAliasesAndTags(String text) throws Exception {
        assertThat(mistakes(text)).allMatch(message -> message.contains("an anchor, an alias or a tag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\": {password: '%s'}",
                "\"a\\u0000b\": {password: '%s'}",
                "\"a\\nb\": {password: '%s'}",
                "alice: {password: '%s', groups: ['']}",
                "alice: {password: '%s', groups: [\"a\\rb\"]}",
                "alice: {password: '%s', groups: [[a]]}",
                "alice: {password: [a]}",
                "alice: {password: null}",
                "alice: {password: '%s', disabled: null}",
                "alice: [a]",
                "alice: text"
            })
    void refusesAnEntryOfAnotherForm(String entry) throws Exception {
        List<String> mistakes = mistakes("users:\n  " + entry + "\n");

        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0)).doesNotContain("\n", "\r", "\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "[]",
                "text",
                "other: {}",
                "users: []",
                "users:",
                "users: {}\n---\nusers: {}",
                "users: {",
                "users: {}\n\tx",
                "users: \"open",
                "users: {a: b",
                "%%",
                "users: {alice: {password: '%s'}}\nusers: {}"
            })
    void refusesAFileOfAnotherForm(String text) throws Exception {
        assertThat(mistakes(text)).isNotEmpty();
    }

    @Test
    void saysWhereTheYamlIsMalformedWithoutTheLine() throws Exception {
        List<String> mistakes = mistakes("users:\n  alice:\n    password: '%s'\n   groups: hunter2 ]\n");

        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0)).startsWith("4:4: (file): malformed YAML: ").doesNotContain("hunter2", "\n");
    }

    @Test
    void refusesInvalidUtf8() throws Exception {
        Path path = folder.resolve("users.yaml");
        Files.write(path, "users: {\u00e4: {}}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problemsOf(path)).extracting(Problem::problem).containsExactly("invalid UTF-8");
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Path path = folder.resolve("users.yaml");
        Files.writeString(path, "#".repeat(UsersFileReader.MOST_OCTETS + 1));

        assertThat(problemsOf(path)).extracting(Problem::problem).containsExactly("larger than 8 MiB");
    }

    @Test
    void refusesToBeNestedWithoutEnd() throws Exception {
        assertThat(mistakes("users: " + "[".repeat(100_000))).isNotEmpty();
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertThat(problemsOf(folder)).hasSize(1);
    }

    private Users read(String text) throws Exception {
        return UsersFileReader.read(write(text), 65_536);
    }

    private List<String> mistakes(String text) throws IOException {
        Path path = write(text);
        return problemsOf(path).stream()
                .map(problem -> problem.toString().replace(path + ":", ""))
                .toList();
    }

    private static List<Problem> problemsOf(Path path) {
        return catchThrowableOfType(UsersFileException.class, () -> UsersFileReader.read(path, 65_536))
                .problems();
    }

    private Path write(String text) throws IOException {
        Path path = folder.resolve("users.yaml");
        return Files.writeString(path, text.replace("%s", HASH));
    }
}
