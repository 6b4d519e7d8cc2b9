package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectBindTest {
    private TestDirectory directory;

    @BeforeEach
    void start() throws Exception {
        directory = TestDirectory.plain();
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private Client client(String template) throws ConfigurationException {
        Settings settings = Settings.of(directory).bindAs(template);
        settings.service = Optional.empty();
        return new Client(settings);
    }

    @Test
    void acceptsWithADnTemplateAndReadsTheEntryAsTheUser() throws Exception {
        try (Client client = client("uid={user}," + TestDirectory.PEOPLE)) {
            assertThat(client.identity("alice").groups()).isEqualTo(Groups.of(Set.of("proxy-users")));
        }
    }

    @Test
    void spellsTheNameAsTheDirectoryDoes() throws Exception {
        try (Client client = client("uid={user}," + TestDirectory.PEOPLE)) {
            assertThat(client.logIn("ALICE", "alice-secret")).isEqualTo("alice");
        }
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        try (Client client = client("uid={user}," + TestDirectory.PEOPLE)) {
            assertThat(client.logIn("alice", "wrong")).isEqualTo("bad-password");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"alice,ou=people", "reader,ou=services", "alice+cn=alice", "x,cn=admin", "alice\\,", "*", "#61"})
    void keepsMetacharactersInsideTheName(String name) throws Exception {
        try (Client client = client("uid={user}," + TestDirectory.PEOPLE)) {
            assertThat(client.logIn(name, "alice-secret")).isEqualTo("bad-password");
        }
        assertThat(directory.userBinds()).hasSize(1).allMatch(sent -> sent.endsWith(TestDirectory.PEOPLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice@OTHER", "OTHER\\alice", "a,b", "a b", "a*", "a/b", "a=b"})
    void sendsNothingThatIsNoAccountNameOfActiveDirectory(String name) throws Exception {
        try (Client client = client("{user}@EXAMPLE.TEST")) {
            assertThat(client.logIn(name, "alice-secret")).isEqualTo("username-not-permitted");
        }
        assertThat(directory.userBinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{user}@EXAMPLE.TEST", "EXAMPLE\\{user}"})
    void provesThePasswordOfTheEntryThatGivesTheName(String template) throws Exception {
        directory.answerBinds(name -> name.contains("uid=")
                ? Optional.empty()
                : Optional.of(new com.unboundid.ldap.sdk.BindResult(
                        1, com.unboundid.ldap.sdk.ResultCode.SUCCESS, null, null, null, null)));
        try (Client client = client(template)) {
            assertThat(client.logIn("alice", "bob-secret")).isEqualTo("bad-password");
        }
        assertThat(directory.userBinds()).last().asString().startsWith("uid=alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "uid={user", "{user}", "{user}@", "\\{user}"})
    void refusesATemplateThatIsNone(String template) {
        assertThatThrownBy(() -> client(template)).isInstanceOf(ConfigurationException.class);
    }
}
