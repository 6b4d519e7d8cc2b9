package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.ldap.config.GroupNames;
import io.sallyport.auth.ldap.config.GroupsFrom;
import io.sallyport.auth.ldap.config.TlsConfig;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {
    private static final String MEMBER = "member: uid=alice," + TestDirectory.PEOPLE;
    private static final String ELSEWHERE = "ou=elsewhere," + TestDirectory.BASE;
    private static final Groups REFERRED = new Groups.Unknown(ReasonCode.of("directory-referral"));

    private TestDirectory directory;

    @BeforeEach
    void start() throws Exception {
        directory = TestDirectory.plain();
        group(directory, "cn=here,ou=groups," + TestDirectory.BASE);
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private static void group(TestDirectory where, String dn) throws Exception {
        where.add("dn: " + dn, "objectClass: groupOfNames", MEMBER);
    }

    private Settings settings() {
        return Settings.of(directory).groups(GroupsFrom.SEARCH, GroupNames.CN);
    }

    private Settings following(String authority, String... hosts) {
        Settings settings = settings();
        settings.tls = new TlsConfig(Optional.of(Resources.path(authority)), false, false);
        settings.referralHosts = List.of(hosts);
        return settings;
    }

    private static Groups groups(Settings settings) throws Exception {
        try (Client client = new Client(settings)) {
            return client.identity("alice").groups();
        }
    }

    @Test
    void knowsNotAllGroupsWhereSomeAreWithAnotherServer() throws Exception {
        directory.refer(ELSEWHERE, "ldap://127.0.0.1:9/" + ELSEWHERE);

        assertThat(groups(settings())).isEqualTo(REFERRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=Configuration", "dc=domaindnszones", "DC=ForestDnsZones"})
    void passesOverThePartsOfActiveDirectoryThatHaveNoGroups(String name) throws Exception {
        String dn = name + "," + TestDirectory.BASE;
        directory.refer(dn, "ldap://ad.example.test/" + dn);

        assertThat(groups(settings())).isEqualTo(Groups.of(Set.of("here")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DC=ForestDnsZones,dc=other",
                "DC=ForestDnsZones,ou=groups,dc=example,dc=test",
                "DC=child,dc=example,dc=test",
                "DC=ForestDnsZones+ou=x,dc=example,dc=test",
                "''"
            })
    void passesOverNothingThatIsOnlyCalledSo(String target) throws Exception {
        directory.refer("DC=ForestDnsZones," + TestDirectory.BASE, "ldap://ad.example.test/" + target);

        assertThat(groups(settings())).isEqualTo(REFERRED);
    }

    @Test
    void logsInWhoIsHereThoughSomeUsersAreWithAnotherServer() throws Exception {
        directory.refer("ou=elsewhere," + TestDirectory.PEOPLE, "ldap://127.0.0.1:9/ou=elsewhere");
        try (Client client = new Client(Settings.of(directory))) {
            assertThat(client.logIn("alice", "alice-secret")).isEqualTo("alice");
            assertThat(client.logIn("nobody", "x")).isEqualTo("unknown-user");
        }
    }

    @Test
    void followsToAHostThatIsNamed() throws Exception {
        try (TestDirectory other = TestDirectory.ldaps("server")) {
            other.add("dn: " + ELSEWHERE, "objectClass: organizationalUnit");
            group(other, "cn=there," + ELSEWHERE);
            directory.refer(ELSEWHERE, "ldaps://127.0.0.1:" + other.port() + "/" + ELSEWHERE);

            assertThat(groups(following("ca.pem", "127.0.0.1"))).isEqualTo(Groups.of(Set.of("here", "there")));
            assertThat(other.binds).containsExactly(TestDirectory.SERVICE);
        }
    }

    @Test
    void followsToTheFirstHostThatIsNamedOfSeveral() throws Exception {
        try (TestDirectory other = TestDirectory.ldaps("server")) {
            other.add("dn: " + ELSEWHERE, "objectClass: organizationalUnit");
            group(other, "cn=there," + ELSEWHERE);
            directory.add(
                    "dn: " + ELSEWHERE,
                    "objectClass: referral",
                    "objectClass: extensibleObject",
                    "ref: ldaps://evil.test/" + ELSEWHERE,
                    "ref: ldaps://127.0.0.1:" + other.port() + "/" + ELSEWHERE);

            assertThat(groups(following("ca.pem", "127.0.0.1"))).isEqualTo(Groups.of(Set.of("here", "there")));
        }
    }

    @Test
    void sendsNothingToAHostThatIsNotNamed() throws Exception {
        try (TestDirectory other = TestDirectory.ldaps("server")) {
            directory.refer(ELSEWHERE, "ldaps://127.0.0.1:" + other.port() + "/" + ELSEWHERE);

            assertThat(groups(following("ca.pem", "localhost"))).isEqualTo(REFERRED);
            assertThat(other.binds).isEmpty();
        }
    }

    @Test
    void sendsNoPasswordToAHostWhoseCertificateIsNotBelieved() throws Exception {
        try (TestDirectory other = TestDirectory.ldaps("server")) {
            directory.refer(ELSEWHERE, "ldaps://127.0.0.1:" + other.port() + "/" + ELSEWHERE);

            assertThat(groups(following("other-ca.pem", "127.0.0.1"))).isInstanceOf(Groups.Unknown.class);
            assertThat(other.binds).isEmpty();
        }
    }

    @Test
    void sendsNoPasswordToAHostThatHasNoTls() throws Exception {
        try (TestDirectory other = TestDirectory.plain()) {
            directory.refer(ELSEWHERE, "ldap://127.0.0.1:" + other.port() + "/" + ELSEWHERE);

            assertThat(groups(following("ca.pem", "127.0.0.1"))).isInstanceOf(Groups.Unknown.class);
            assertThat(other.binds).isEmpty();
        }
    }

    @Test
    void doesNotGoRoundInCircles() throws Exception {
        try (TestDirectory other = TestDirectory.ldaps("server")) {
            String back = "ldaps://127.0.0.1:" + other.port() + "/" + TestDirectory.BASE;
            other.refer(ELSEWHERE, back);
            directory.refer(ELSEWHERE, back);

            assertThat(groups(following("ca.pem", "127.0.0.1"))).isInstanceOf(Groups.Unknown.class);
            assertThat(other.binds).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void sendsAUsersPasswordNowhereElse() throws Exception {
        try (TestDirectory other = TestDirectory.ldaps("server")) {
            directory.refer(
                    "ou=elsewhere," + TestDirectory.PEOPLE,
                    "ldaps://127.0.0.1:" + other.port() + "/" + TestDirectory.PEOPLE);
            directory.server.delete("uid=bob," + TestDirectory.PEOPLE);
            try (Client client = new Client(following("ca.pem", "127.0.0.1"))) {
                assertThat(client.logIn("bob", "bob-secret")).isNotEqualTo("bob");
            }
            assertThat(other.binds).isNotEmpty().containsOnly(TestDirectory.SERVICE);
        }
    }

    @Test
    void findsWhatWasAskedForWhateverTheReferralAsksFor() throws Exception {
        try (TestDirectory other = TestDirectory.ldaps("server")) {
            other.add("dn: " + ELSEWHERE, "objectClass: organizationalUnit");
            other.add("dn: cn=admins," + ELSEWHERE, "objectClass: groupOfNames", "member: uid=bob");
            directory.refer(ELSEWHERE, "ldaps://127.0.0.1:" + other.port() + "/" + ELSEWHERE + "??sub?(cn=admins)");

            assertThat(groups(following("ca.pem", "127.0.0.1"))).isEqualTo(Groups.of(Set.of("here")));
            assertThat(other.binds).containsExactly(TestDirectory.SERVICE);
        }
    }
}
