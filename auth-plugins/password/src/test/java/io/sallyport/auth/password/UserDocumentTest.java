package io.sallyport.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserDocumentTest {
    private static final SourceLocation HERE = new SourceLocation("users.yaml", 3, 5);
    private static final String ARGON2_REST = "$c29tZXNhbHQxMjM0NTY3OA$oVLnFW4Vdd+KZaNyuHNZYDlTeeRDSkyoACLFGAAhgLc";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hunter2;password: no password hash (expected: one that begins with $argon2id$, $2b$, $2y$ or $2a$)",
                "'';password: no password hash (expected: one that begins with $argon2id$, $2b$, $2y$ or $2a$)",
                "$2b$10$abc;password: malformed bcrypt hash"
                        + " (expected: $2b$, $2y$ or $2a$, a cost of two digits, $, 53 characters)",
                "$argon2id$v=19$m=7167,t=9,p=1" + ARGON2_REST + ";password: too weak: m=7167"
                        + " (expected: m of at least 7168)",
                "$argon2id$v=19$m=1048577,t=1,p=1" + ARGON2_REST + ";password: too costly: m=1048577"
                        + " (expected: m of at most 1048576)"
            })
    void refusesWhatIsNoUsableHash(String password, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(password, "staff"))
                .withMessage(message);
    }

    @Test
    void doesNotRepeatAPasswordThatStandsWhereAHashBelongs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("hunter2", "staff"))
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\rb", "a\nb", "a\0b", "\u009b"})
    void refusesAGroupThatIsNoName(String group) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry(TestHashes.BCRYPT, group))
                .withMessage("groups: a name of " + Names.lengthOf(group)
                        + " octets (expected: 1 to 255 octets, no control characters)");
    }

    @Test
    void doesNotShowTheHash() {
        assertThat(entry(TestHashes.BCRYPT, "staff")).hasToString("UserDocument[users.yaml:3:5]");
    }

    @Test
    void documentsEveryKey() {
        assertThat(Arrays.stream(UserDocument.class.getRecordComponents())
                        .filter(component -> component.getType() != SourceLocation.class))
                .allMatch(component -> component.isAnnotationPresent(Setting.class));
        assertThat(UsersDocument.class.getRecordComponents())
                .extracting(RecordComponent::getName)
                .containsExactly("users");
    }

    private static UserDocument entry(String password, String group) {
        return new UserDocument(HERE, password, Set.of(group), false);
    }
}
