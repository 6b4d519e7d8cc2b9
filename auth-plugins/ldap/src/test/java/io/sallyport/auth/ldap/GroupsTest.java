package io.sallyport.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import io.sallyport.auth.ldap.config.GroupNames;
import io.sallyport.auth.ldap.config.GroupsFrom;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.config.ConfigurationException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
    private static final String USER_SID = sid("51040000");
    private static final String PRIMARY_SID = sid("01020000");
    private static final String DEEP_SID = sid("52040000");

    private TestDirectory directory;

    @BeforeEach
    void start() throws Exception {
        directory = TestDirectory.plain();
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    /** S-1-5-21-1-2-3 and a last part, little-endian. */
    private static String sid(String last) {
        return "0105000000000005" + "15000000" + "01000000" + "02000000" + "03000000" + last;
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private void group(String name, String sid, String... members) throws LDAPException {
        directory.server.add(new Entry(
                "cn=" + name + ",ou=groups," + TestDirectory.BASE,
                new Attribute("objectClass", "groupOfNames"),
                new Attribute("cn", name),
                new Attribute("objectSid", octets(sid)),
                new Attribute("member", members)));
    }

    private void user(Attribute... attributes) throws LDAPException {
        for (Attribute attribute : attributes) {
            directory.server.modify(
                    "uid=alice," + TestDirectory.PEOPLE,
                    new Modification(ModificationType.REPLACE, attribute.getName(), attribute.getValueByteArrays()));
        }
    }

    private Groups groups(Settings settings) throws Exception {
        try (Client client = new Client(settings)) {
            return client.identity("alice").groups();
        }
    }

    private Settings settings(GroupsFrom from, GroupNames names) {
        return Settings.of(directory).groups(from, names);
    }

    @Test
    void namesGroupsByDn() throws Exception {
        assertThat(groups(settings(GroupsFrom.MEMBER_OF, GroupNames.DN)))
                .isEqualTo(Groups.of(Set.of("cn=proxy-users,ou=groups," + TestDirectory.BASE)));
    }

    @Test
    void passesOverGroupsOutsideOfTheBase() throws Exception {
        user(new Attribute(
                "memberOf", "cn=proxy-users,ou=groups," + TestDirectory.BASE, "cn=proxy-users,ou=people,dc=evil"));
        user(new Attribute("memberOf", "cn=admins,ou=elsewhere," + TestDirectory.BASE));
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN);
        settings.groupBase = Optional.of("ou=groups," + TestDirectory.BASE);

        assertThat(groups(settings)).isEqualTo(Groups.NONE);
    }

    @Test
    void findsGroupsBySearch() throws Exception {
        group("searched", DEEP_SID, "uid=alice," + TestDirectory.PEOPLE);
        group("other", DEEP_SID, "uid=bob," + TestDirectory.PEOPLE);

        assertThat(groups(settings(GroupsFrom.SEARCH, GroupNames.CN))).isEqualTo(Groups.of(Set.of("searched")));
    }

    @Test
    void namesGroupsBySid() throws Exception {
        group("searched", DEEP_SID, "uid=alice," + TestDirectory.PEOPLE);

        assertThat(groups(settings(GroupsFrom.SEARCH, GroupNames.SID)))
                .isEqualTo(Groups.of(Set.of("S-1-5-21-1-2-3-1106")));
    }

    @Test
    void findsMoreGroupsThanFitOnOnePage() throws Exception {
        for (int i = 0; i < 90; i++) {
            group("group" + i, DEEP_SID, "uid=alice," + TestDirectory.PEOPLE);
        }

        assertThat(((Groups.Known) groups(settings(GroupsFrom.SEARCH, GroupNames.CN))).names())
                .hasSize(90);
    }

    @Test
    void knowsNotWhichOfTooManyGroupsCount() throws Exception {
        for (int i = 0; i < 101; i++) {
            group("group" + i, DEEP_SID, "uid=alice," + TestDirectory.PEOPLE);
        }

        assertThat(groups(settings(GroupsFrom.SEARCH, GroupNames.CN)))
                .isEqualTo(new Groups.Unknown(ReasonCode.of("directory-error")));
    }

    @Test
    void resolvesTokenGroupsToNames() throws Exception {
        user(new Attribute("tokenGroups", octets(DEEP_SID), octets(PRIMARY_SID)));
        group("deep", DEEP_SID, "uid=bob," + TestDirectory.PEOPLE);

        assertThat(groups(settings(GroupsFrom.TOKEN_GROUPS, GroupNames.CN))).isEqualTo(Groups.of(Set.of("deep")));
    }

    @Test
    void takesTokenGroupsAsSids() throws Exception {
        user(new Attribute("tokenGroups", octets(DEEP_SID), octets(PRIMARY_SID)));

        assertThat(groups(settings(GroupsFrom.TOKEN_GROUPS, GroupNames.SID)))
                .isEqualTo(Groups.of(Set.of("S-1-5-21-1-2-3-1106", "S-1-5-21-1-2-3-513")));
    }

    @Test
    void knowsNoGroupsWhereTheTokenIsNotShown() throws Exception {
        assertThat(groups(settings(GroupsFrom.TOKEN_GROUPS, GroupNames.SID))).isInstanceOf(Groups.Unknown.class);
    }

    @Test
    void addsThePrimaryGroup() throws Exception {
        user(new Attribute("objectSid", octets(USER_SID)), new Attribute("primaryGroupID", "513"));
        group("Domain Users", PRIMARY_SID, "uid=nobody," + TestDirectory.PEOPLE);
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN);
        settings.primaryGroup = true;

        assertThat(groups(settings)).isEqualTo(Groups.of(Set.of("proxy-users", "Domain Users")));
    }

    @Test
    void knowsNoGroupsWhereMemberOfIsOnlyAPart() throws Exception {
        user(new Attribute("memberOf;range=0-1499", "cn=proxy-users,ou=groups," + TestDirectory.BASE));

        assertThat(groups(settings(GroupsFrom.MEMBER_OF, GroupNames.CN))).isInstanceOf(Groups.Unknown.class);
    }

    @Test
    void letsAUserInWhoseGroupsCannotBeFound() throws Exception {
        directory.beforeSearches(filter -> {
            if (filter.contains("groupOfNames")) {
                throw new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);
            }
        });

        assertThat(groups(settings(GroupsFrom.SEARCH, GroupNames.CN)))
                .isEqualTo(new Groups.Unknown(ReasonCode.of("directory-error")));
    }

    @Test
    void remembersGroups() throws Exception {
        group("searched", DEEP_SID, "uid=alice," + TestDirectory.PEOPLE);
        try (Client client = new Client(settings(GroupsFrom.SEARCH, GroupNames.CN))) {
            client.identity("alice");
            client.identity("alice");
        }

        assertThat(directory.searches.stream().filter(filter -> filter.contains("groupOfNames")))
                .hasSize(1);
    }

    private Set<String> lookUp(Settings settings, String name) throws Exception {
        try (Client client = new Client(settings)) {
            return client.groupsOf(name).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void looksUpGroupsOfWhomOthersAuthenticated() throws Exception {
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN);
        settings.namePattern = "(.+)@EXAMPLE\\.TEST";

        assertThat(lookUp(settings, "alice@EXAMPLE.TEST")).containsExactly("proxy-users");
    }

    @Test
    void doesNotLookUpANameOfAnotherRealm() {
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN);
        settings.namePattern = "(.+)@EXAMPLE\\.TEST";

        for (String name : List.of("alice@OTHER.TEST", "alice", "alice@EXAMPLE.TEST.OTHER")) {
            assertThatThrownBy(() -> lookUp(settings, name)).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void knowsNoGroupsOfSomebodyWhoIsNotThere() {
        assertThatThrownBy(() -> lookUp(settings(GroupsFrom.MEMBER_OF, GroupNames.CN), "*"))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("unknown-user");
    }

    @Test
    void knowsNoGroupsWhereATokenGroupIsNotFoundAndNobodySaidThatItDoesNotCount() throws Exception {
        user(new Attribute("tokenGroups", octets(DEEP_SID), octets(PRIMARY_SID)));
        group("deep", DEEP_SID, "uid=bob," + TestDirectory.PEOPLE);
        Settings settings = settings(GroupsFrom.TOKEN_GROUPS, GroupNames.CN);
        settings.groupBase = Optional.empty();

        assertThat(groups(settings)).isInstanceOf(Groups.Unknown.class);
    }

    @Test
    void knowsNoGroupsWhereThePrimaryGroupIsNotFoundAndNobodySaidThatItDoesNotCount() throws Exception {
        user(new Attribute("objectSid", octets(USER_SID)), new Attribute("primaryGroupID", "513"));
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN);
        settings.primaryGroup = true;
        settings.groupBase = Optional.empty();

        assertThat(groups(settings)).isInstanceOf(Groups.Unknown.class);
    }

    @Test
    void passesOverAPrimaryGroupOutsideOfTheBaseThatWasChosen() throws Exception {
        user(new Attribute("objectSid", octets(USER_SID)), new Attribute("primaryGroupID", "513"));
        group("Domain Users", PRIMARY_SID, "uid=nobody," + TestDirectory.PEOPLE);
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN);
        settings.primaryGroup = true;
        settings.groupBase = Optional.of("ou=services," + TestDirectory.BASE);

        assertThat(groups(settings)).isEqualTo(Groups.NONE);
    }

    @Test
    void findsGroupsInTheWholeDomainOfTheUsers() throws Exception {
        user(new Attribute("tokenGroups", octets(DEEP_SID)));
        group("deep", DEEP_SID, "uid=bob," + TestDirectory.PEOPLE);
        Settings settings = settings(GroupsFrom.TOKEN_GROUPS, GroupNames.CN);
        settings.groupBase = Optional.empty();

        assertThat(groups(settings)).isEqualTo(Groups.of(Set.of("deep")));
    }

    @Test
    void knowsNoGroupsWhereAnAccountShowsASidAndNoPrimaryGroup() throws Exception {
        user(new Attribute("objectSid", octets(USER_SID)));
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN);
        settings.primaryGroup = true;

        assertThat(groups(settings)).isInstanceOf(Groups.Unknown.class);
    }

    @Test
    void doesNotGuessWhereASearchFindsGroups() {
        Settings settings = settings(GroupsFrom.SEARCH, GroupNames.CN);
        settings.groupBase = Optional.empty();

        assertThatThrownBy(() -> new Client(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("groups.base");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ou=proxy-users",
                "cn=proxy-users+ou=x",
                "ou=x+cn=proxy-users",
                "uid=proxy-users",
                "description=proxy-users"
            })
    void callsNoGroupByWhatIsNotItsCn(String name) throws Exception {
        user(new Attribute("memberOf", name + ",ou=groups," + TestDirectory.BASE));

        assertThat(groups(settings(GroupsFrom.MEMBER_OF, GroupNames.CN))).isInstanceOf(Groups.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=proxy-users", "2.5.4.3=proxy-users", "commonName=proxy-users"})
    void callsAGroupByItsCn(String name) throws Exception {
        user(new Attribute("memberOf", name + ",ou=groups," + TestDirectory.BASE));

        assertThat(groups(settings(GroupsFrom.MEMBER_OF, GroupNames.CN))).isEqualTo(Groups.of(Set.of("proxy-users")));
    }

    @Test
    void cannotLookUpOthersGroupsWithoutAServiceAccount() throws Exception {
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN).bindAs("uid={user}," + TestDirectory.PEOPLE);
        settings.service = Optional.empty();
        try (Client client = new Client(settings)) {
            assertThat(client.method).isNotInstanceOf(GroupLookup.class);
        }
        settings.namePattern = "(.+)@EXAMPLE\\.TEST";
        assertThatThrownBy(settings::config).hasMessageContaining("group-lookup without service-account");
    }

    @Test
    void doesNotTakeWhatTheServiceAccountWasShownForWhatTheUserIsShown() throws Exception {
        user(new Attribute("memberOf"));
        Settings settings = settings(GroupsFrom.MEMBER_OF, GroupNames.CN).bindAs("uid={user}," + TestDirectory.PEOPLE);
        try (Client client = new Client(settings)) {
            assertThat(client.groupsOf("alice").toCompletableFuture().get(20, TimeUnit.SECONDS))
                    .isEmpty();
            user(new Attribute("memberOf", "cn=proxy-users,ou=groups," + TestDirectory.BASE));

            assertThat(client.identity("alice").groups()).isEqualTo(Groups.of(Set.of("proxy-users")));
        }
    }
}
