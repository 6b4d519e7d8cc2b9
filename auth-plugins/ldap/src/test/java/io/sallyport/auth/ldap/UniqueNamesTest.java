package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.auth.ldap.config.UsersConfig;
import io.sallyport.auth.ldap.search.FilterTemplate;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueNamesTest {
    private TestDirectory directory;

    @BeforeEach
    void start() throws Exception {
        directory = TestDirectory.plain();
        directory.addUser("carol", "mail: carol@example.test");
        String mallory = "cn=mallory," + TestDirectory.PEOPLE;
        directory.add(
                "dn: " + mallory, "objectClass: person", "uid: alice", "mail: m@x.test", "userPassword: m-secret");
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private Settings finding(String filter) {
        Settings settings = Settings.of(directory);
        settings.users = new UsersConfig(Optional.of(TestDirectory.PEOPLE), filter, Optional.empty(), "uid");
        return settings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"(mail={user})", "(|(uid={user})(mail={user}))"})
    void letNobodyPassForAnotherWhoseNameIsInTheEntry(String filter) throws Exception {
        try (Client client = new Client(finding(filter))) {
            assertThat(client.logIn("m@x.test", "m-secret")).isEqualTo("ambiguous-user");
            assertThat(directory.userBinds()).noneMatch(name -> name.contains("mallory"));
        }
    }

    @Test
    void letInWhoHasANameAlone() throws Exception {
        try (Client client = new Client(finding("(mail={user})"))) {
            assertThat(client.logIn("carol@example.test", "carol-secret")).isEqualTo("carol");
        }
    }

    @Test
    void letNobodyPassForAnotherAfterADirectBind() throws Exception {
        try (Client client = new Client(Settings.of(directory).bindAs("cn={user}," + TestDirectory.PEOPLE))) {
            assertThat(client.logIn("mallory", "m-secret")).isEqualTo("ambiguous-user");
        }
    }

    @Test
    void needABaseWhereTheNameIsNotThatOfTheEntry() {
        Settings settings = Settings.of(directory);
        settings.users = new UsersConfig(
                Optional.empty(), "(uid={user})", Optional.of("cn={user}," + TestDirectory.PEOPLE), "uid");

        assertThatThrownBy(() -> new Client(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("users.base");
    }

    @ParameterizedTest
    @CsvSource({
        "(uid={user}),true",
        "(UID={user}),true",
        "(&(objectClass=person)(uid={user})),true",
        "(|(uid={user})(mail={user})),false",
        "(!(uid={user})),false",
        "(uid=x-{user}),false",
        "(mail={user}),false"
    })
    void areWhatWasSearchedForWhereEveryEntryThatIsFoundHasTheName(String filter, boolean compares) throws Exception {
        assertThat(FilterTemplate.parse("filter", filter).comparesUserWith("uid"))
                .isEqualTo(compares);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldaps://dc1.ad.example.com:3269", "ldap://dc1.ad.example.com:3268/"})
    void areNotLookedForInAGlobalCatalog(String url) {
        assertThatThrownBy(() -> new Settings(url).config())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("global catalog");
    }
}
