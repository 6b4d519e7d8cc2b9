package io.sallyport.gateway.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFilesTest {
    record Accounts(Map<String, Account> users) {}

    record Account(
            SourceLocation location,
            String password,
            @Setting(doc = "", defaultTo = "[]") Set<String> groups) {
        Account {
            if (password.equals("weak")) {
                throw new IllegalArgumentException("password: too weak (expected: a strong one)");
            }
        }
    }

    record Link(Path target) {}

    @TempDir
    private Path folder;

    @Test
    void readsAFileIntoARecord() throws Exception {
        Path file = write("users:\n  alice:\n    password: x\n");

        assertThat(read(file))
                .isEqualTo(new Accounts(
                        Map.of("alice", new Account(new SourceLocation(file.toString(), 3, 5), "x", Set.of()))));
    }

    @Test
    void readsAnEntryBelowUsersAsHashPasswordPrintsIt() throws Exception {
        Path file = write("""
                users:
                  "O\\"Brien: #1":
                    password: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"
                    groups: ["staff", "a, b"]
                """);

        Account account = read(file).users().get("O\"Brien: #1");
        assertThat(account.password()).isEqualTo("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
        assertThat(account.groups()).containsExactlyInAnyOrder("staff", "a, b");
    }

    @Test
    void startsRelativePathsAtTheFilesFolder() throws Exception {
        assertThat(new RecordFiles().read(write("target: x.yaml"), Link.class))
                .isEqualTo(new Link(folder.resolve("x.yaml")));
    }

    @Test
    void saysEverythingThatIsWrongEachWithItsPlace() throws Exception {
        Path file = write("users:\n  alice:\n    pasword: x\n  bob: {password: weak}\nversion: 1\n");

        assertThat(problems(file))
                .containsExactly(
                        file + ":3:5: users.alice.password: missing key (expected: text)",
                        file + ":3:5: users.alice.pasword: unknown key (expected: did you mean password?)",
                        file + ":4:19: users.bob.password: too weak (expected: a strong one)",
                        file + ":5:1: version: unknown key (expected: one of users)");
    }

    @Test
    void saysThatThereIsNoFile() {
        Path missing = folder.resolve("missing.yaml");

        assertThat(problems(missing)).containsExactly(missing + ":1:1: (file): no such file (expected: a YAML file)");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("f.yaml"), text);
    }

    private static Accounts read(Path file) throws ConfigurationException {
        return new RecordFiles().read(file, Accounts.class);
    }

    private static List<String> problems(Path file) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(file)).problems().stream()
                .map(Object::toString)
                .toList();
    }
}
