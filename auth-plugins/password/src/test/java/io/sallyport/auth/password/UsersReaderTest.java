package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sallyport.core.spi.config.ConfigurationException;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersReaderTest {
    private static final Path PATH = Path.of("users.yaml");

    private final Map<String, UserDocument> entries = new LinkedHashMap<>();

    @Test
    void takesEveryKeyOfAnEntryOver() throws Exception {
        entries.put("alice", new UserDocument(line(2), TestHashes.BCRYPT, Set.of("staff", "17"), true));

        User user = read().find("alice").orElseThrow();
        assertThat(user.name()).isEqualTo("alice");
        assertThat(user.hash().cost()).isEqualTo(new BcryptCost(10));
        assertThat(user.groups()).isEqualTo(Set.of("staff", "17"));
        assertThat(user.disabled()).isTrue();
    }

    @Test
    void takesAFileWithoutUsers() throws Exception {
        assertThat(read().size()).isZero();
    }

    @Test
    void takesANameOf255OctetsInAnyScript() throws Exception {
        String name = "é".repeat(127) + "x";
        entries.put(name, entry(2, TestHashes.BCRYPT));

        assertThat(read().find(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a\nb", "\u001b[2J", "\u009b"})
    void refusesANameThatIsNoneWithoutShowingIt(String name) {
        entries.put(name, entry(2, TestHashes.BCRYPT));

        assertThat(problems())
                .containsExactly("users.yaml:2:1: users: a name of " + Names.lengthOf(name)
                        + " octets (expected: 1 to 255 octets, no control characters)");
    }

    @Test
    void refusesANameThatRfc1929CannotCarry() {
        entries.put("é".repeat(128), entry(2, TestHashes.BCRYPT));

        assertThat(problems()).singleElement().asString().contains("a name of 256 octets");
    }

    @Test
    void refusesTheNameOfClientsThatProvedNothing() {
        entries.put("anonymous", entry(2, TestHashes.BCRYPT));

        assertThat(problems())
                .containsExactly("users.yaml:2:1: users: the name anonymous"
                        + " (expected: another; this one is for clients that proved nothing)");
    }

    @Test
    void saysEverythingThatIsWrongInTheFilesOrder() {
        entries.put("carol", entry(6, TestHashes.COSTLY_ARGON2));
        entries.put("bob", entry(4, TestHashes.BCRYPT));
        entries.put("", entry(2, TestHashes.BCRYPT));

        assertThat(problems())
                .containsExactly(
                        "users.yaml:2:1: users: a name of 0 octets (expected: 1 to 255 octets, no control characters)",
                        "users.yaml:6:1: users.carol: password: too costly: m=65536 (expected: m of at most 65535)");
    }

    @Test
    void doesNotShowANameThatCouldConfuseATerminal() {
        entries.put("\u202ebob", entry(2, TestHashes.COSTLY_ARGON2));

        assertThat(problems()).singleElement().asString().startsWith("users.yaml:2:1: users: password: too costly");
    }

    @Test
    void boundsWhatItSays() {
        for (int i = 1; i <= 1001; i++) {
            entries.put("user" + i, entry(i, TestHashes.COSTLY_ARGON2));
        }

        assertThat(problems()).hasSize(1000);
    }

    private Users read() throws ConfigurationException {
        return new UsersReader(new GivenDocument(new UsersDocument(entries)), 65_535).read(PATH);
    }

    private List<String> problems() {
        return catchThrowableOfType(ConfigurationException.class, this::read).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static UserDocument entry(int line, String password) {
        return new UserDocument(line(line), password, Set.of(), false);
    }

    private static SourceLocation line(int line) {
        return new SourceLocation("users.yaml", line, 1);
    }
}
