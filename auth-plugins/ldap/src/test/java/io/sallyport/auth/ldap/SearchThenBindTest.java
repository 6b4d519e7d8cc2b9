package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.LoginsConfig;
import io.sallyport.auth.ldap.config.UsersConfig;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchThenBindTest {
    private TestDirectory directory;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        directory = TestDirectory.plain();
        client = new Client(Settings.of(directory));
    }

    @AfterEach
    void stop() {
        client.close();
        directory.close();
    }

    @Test
    void acceptsTheRightPassword() throws Exception {
        assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        assertThat(client.logIn("alice", "wrong")).isEqualTo("bad-password");
    }

    @Test
    void refusesAnUnknownUser() throws Exception {
        assertThat(client.logIn("nobody", "alice-secret")).isEqualTo("unknown-user");
    }

    @Test
    void asksAsManyQuestionsForAnUnknownUserAsForAKnownOne() throws Exception {
        client.logIn("nobody", "nobody-secret");

        assertThat(directory.userBinds()).hasSize(1).noneMatch(name -> name.contains("nobody"));
    }

    @Test
    void spellsTheNameAsTheDirectoryDoes() throws Exception {
        assertThat(client.logIn("ALICE", "alice-secret")).isEqualTo("alice");
    }

    @Test
    void findsTheGroupsOfMemberOf() throws Exception {
        assertThat(client.identity("alice").groups()).isEqualTo(Groups.of(Set.of("proxy-users")));
    }

    @Test
    void knowsThatAUserIsInNoGroup() throws Exception {
        assertThat(client.identity("bob").groups()).isEqualTo(Groups.NONE);
    }

    @Test
    void refusesANameThatTwoEntriesHave() throws Exception {
        directory.server.add(
                "dn: uid=alice,ou=services," + TestDirectory.BASE, "objectClass: person", "uid: alice", "cn: alice");
        Settings wide = Settings.of(directory);
        wide.users = new UsersConfig(Optional.of(TestDirectory.BASE), "(uid={user})", Optional.empty(), "uid");
        try (Client other = new Client(wide)) {
            assertThat(other.logIn("alice", "alice-secret")).isEqualTo("ambiguous-user");
        }
    }

    @Test
    void refusesAnEntryWithTwoNames() throws Exception {
        directory.addUser("carol", "uid: second");

        assertThat(client.logIn("carol", "carol-secret")).isEqualTo("directory-entry-without-name");
    }

    @Test
    void sendsNothingForAnEmptyPassword() throws Exception {
        assertThat(client.logIn("alice", "")).isEqualTo("empty-password");
        assertThat(directory.userBinds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\0alice-secret", "alice-secret\0", "alice\0secret"})
    void sendsNothingForAPasswordWithNul(String password) throws Exception {
        assertThat(client.logIn("alice", password)).isEqualTo("nul-in-credentials");
        assertThat(directory.userBinds()).isEmpty();
    }

    @Test
    void sendsNothingForANameOfSpaces() throws Exception {
        assertThat(client.logIn("  ", "alice-secret")).isEqualTo("username-not-permitted");
        assertThat(directory.searches).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*)(uid=*",
                "alice)(|(uid=*",
                "alice)(uid=*))(|(uid=*",
                "a*",
                "alice,ou=people",
                "uid=alice",
                "alice+cn=alice",
                "\\61lice",
                "alice\\2a",
                "{user}",
                "{dn}",
                "\"alice\"",
                "#616c696365",
                "alice;",
                "<alice>"
            })
    void takesMetacharactersForAName(String name) throws Exception {
        assertThat(client.logIn(name, "alice-secret")).isEqualTo("unknown-user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"we*rd(x)", "a\\b", "comma,plus+", "Ünï", "{user}", " \"q\"#;<>"})
    void acceptsAUserWhoseNameHasMetacharacters(String name) throws Exception {
        directory.server.add(new com.unboundid.ldap.sdk.Entry(
                new com.unboundid.ldap.sdk.DN(
                        new com.unboundid.ldap.sdk.RDN("uid", name),
                        new com.unboundid.ldap.sdk.DN(TestDirectory.PEOPLE)),
                new com.unboundid.ldap.sdk.Attribute("objectClass", "person"),
                new com.unboundid.ldap.sdk.Attribute("uid", name),
                new com.unboundid.ldap.sdk.Attribute("userPassword", "pässwörd")));

        assertThat(client.logIn(name, "pässwörd")).isEqualTo(name);
    }

    @Test
    void takesNamesOf255Octets() throws Exception {
        assertThat(client.logIn("x".repeat(255), "y".repeat(255))).isEqualTo("unknown-user");
    }

    @Test
    void refusesANameThatIsNotUtf8() throws Exception {
        byte[] latin = "Ünï".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Client.result(client.begin(latin, new byte[] {1}))).isEqualTo("username-not-printable-utf-8");
    }

    @Test
    void takesPasswordsAsOctets() throws Exception {
        byte[] octets = {(byte) 0xFF, (byte) 0xFE, 1};

        assertThat(Client.result(client.begin("alice".getBytes(StandardCharsets.UTF_8), octets)))
                .isEqualTo("bad-password");
    }

    @Test
    void searchesAsTheServiceAccountAlsoAfterAUserHasLoggedIn() throws Exception {
        directory.beforeSearches(filter ->
                assertThat(directory.binds.get(directory.binds.size() - 1)).isNotNull());
        client.logIn("alice", "alice-secret");
        int services = (int)
                directory.binds.stream().filter(TestDirectory.SERVICE::equals).count();
        client.logIn("bob", "bob-secret");

        assertThat(directory.binds.stream().filter(TestDirectory.SERVICE::equals))
                .hasSize(services);
        assertThat(directory.userBinds()).hasSize(2);
    }

    @Test
    void refusesWhereTheDirectoryPointsElsewhere() throws Exception {
        directory.beforeBinds(name -> {
            if (name.startsWith("uid=alice")) {
                throw new LDAPException(
                        ResultCode.REFERRAL, "elsewhere", null, new String[] {"ldap://127.0.0.1:9/dc=other"});
            }
        });

        assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-referral");
    }

    @Test
    void refusesWhereTheSearchIsPointedElsewhere() throws Exception {
        directory.beforeSearches(filter -> {
            if (filter.contains("uid=")) {
                throw new LDAPException(
                        ResultCode.REFERRAL, "elsewhere", null, new String[] {"ldap://127.0.0.1:9/dc=other"});
            }
        });

        assertThat(client.logIn("alice", "alice-secret")).isEqualTo("directory-referral");
    }

    private Client remembering() throws Exception {
        Settings settings = Settings.of(directory);
        settings.logins = new LoginsConfig(4, 10, 10, Duration.ofSeconds(20), Duration.ofMinutes(1));
        return new Client(settings);
    }

    private void changePassword(String password) throws LDAPException {
        directory.server.modify(
                "uid=alice," + TestDirectory.PEOPLE,
                new Modification(ModificationType.REPLACE, "userPassword", password));
    }

    @Test
    void remembersAPasswordOnlyUntilTheDirectoryTakesAnother() throws Exception {
        try (Client remembering = remembering()) {
            remembering.logIn("alice", "alice-secret");
            changePassword("new");
            assertThat(remembering.logIn("alice", "alice-secret")).isEqualTo("alice");
            assertThat(remembering.logIn("alice", "new")).isEqualTo("alice");

            assertThat(remembering.logIn("alice", "alice-secret")).isEqualTo("bad-password");
        }
    }

    @Test
    void remembersAPasswordOnlyUntilTheDirectoryRefusesTheName() throws Exception {
        try (Client remembering = remembering()) {
            remembering.logIn("alice", "alice-secret");
            changePassword("new");
            assertThat(remembering.logIn("alice", "wrong")).isEqualTo("bad-password");

            assertThat(remembering.logIn("alice", "alice-secret")).isEqualTo("bad-password");
        }
    }

    @Test
    void needsNoThreadOfTheGateway() throws Exception {
        assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
        assertThat(client.borrowedThreads()).isZero();
    }

    @Test
    void remembersAPasswordNoLongerThanGroups() throws Exception {
        SettableClock steady = new SettableClock();
        Settings settings = Settings.of(directory);
        settings.logins = new LoginsConfig(4, 10, 10, Duration.ofSeconds(20), Duration.ofMinutes(5));
        try (Client remembering = new Client(settings, steady)) {
            remembering.logIn("alice", "alice-secret");
            remembering.logIn("alice", "alice-secret");
            assertThat(directory.userBinds()).hasSize(1);
            steady.advance(Duration.ofSeconds(61));
            remembering.logIn("alice", "alice-secret");

            assertThat(directory.userBinds()).hasSize(2);
        }
    }

    @Test
    void remembersAPasswordAsLongWhateverTheMachinesClockSays() throws Exception {
        SettableClock wall = new SettableClock();
        Settings settings = Settings.of(directory);
        settings.logins = new LoginsConfig(4, 10, 10, Duration.ofSeconds(20), Duration.ofMinutes(1));
        try (Client remembering = new Client(settings, new SteadyClock(), wall)) {
            remembering.logIn("alice", "alice-secret");
            wall.advance(Duration.ofHours(1));
            remembering.logIn("alice", "alice-secret");

            assertThat(directory.userBinds()).hasSize(1);
        }
    }
}
