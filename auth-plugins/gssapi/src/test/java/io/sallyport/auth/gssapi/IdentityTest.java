package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.gssapi.config.GroupsFrom;
import io.sallyport.auth.gssapi.config.NameRule;
import io.sallyport.auth.gssapi.config.StripRealm;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ReasonCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final String PARTNER = "PARTNER.TEST";

    @TempDir
    private Path folder;

    private final Forge forge = new Forge();
    private Settings settings;

    @BeforeEach
    void writeKeytab() throws Exception {
        settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
    }

    @Test
    void ticketsTimesAreTheIdentitys() throws Exception {
        forge.authTime = forge.authTime.minus(Duration.ofHours(2));
        forge.endTime = forge.authTime.plus(Duration.ofHours(9));

        Identity identity = identity();

        assertThat(identity.authenticatedAt()).isEqualTo(forge.authTime);
        assertThat(identity.expiresAt()).contains(forge.endTime);
    }

    @Test
    void groupsOfATicketWithoutAPacAreUnknownAndNotLookedUp() throws Exception {
        assertThat(identity().groups()).isEqualTo(new Groups.Unknown(ReasonCode.of("gss-ticket-without-groups")));
    }

    @Test
    void groupsOfATicketWithoutAPacAreLeftToALookUpWhereConfigured() throws Exception {
        settings.groups = GroupsFrom.TICKET_OR_LOOK_UP;

        assertThat(identity().groups()).isEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void ownRealmIsLeftOut() throws Exception {
        assertThat(identity().name()).isEqualTo("alice");
    }

    @Test
    void ownRealmStaysWhereConfigured() throws Exception {
        settings.stripRealm = StripRealm.NEVER;

        assertThat(identity().name()).isEqualTo("alice@EXAMPLE.TEST");
    }

    @Test
    void realmStaysWhenTheKeytabIsOfTwoRealms() throws Exception {
        settings = new Settings(TestKeytab.usual()
                .add("rcmd/gw.example.test@" + PARTNER, 1, 18, new byte[32])
                .write(folder.resolve("keytab")));

        assertThat(identity().name()).isEqualTo("alice@EXAMPLE.TEST");
    }

    @Test
    void instancesStay() throws Exception {
        forge.client = List.of("alice", "admin");

        assertThat(identity().name()).isEqualTo("alice/admin");
    }

    @Test
    void nameBecomesLowerCaseWhereConfigured() throws Exception {
        settings.lowerCase = true;
        forge.client = List.of("Alice");

        assertThat(identity().name()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u212Aelvin", "\u00C4rger", "\u0130brahim"})
    void nameThatLowerCaseCouldMakeAnothersIsRefused(String name) throws Exception {
        settings.lowerCase = true;
        forge.client = List.of(name);

        assertThat(refusalOfForgedToken()).isEqualTo("gss-name-not-permitted");
    }

    @Test
    void lowerCaseBeyondAsciiStays() throws Exception {
        settings.lowerCase = true;
        forge.client = List.of("\u00E4rger");

        assertThat(identity().name()).isEqualTo("\u00E4rger");
    }

    @Test
    void otherRealmIsRefused() throws Exception {
        forge.realm = PARTNER;

        assertThat(refusal()).isEqualTo("gss-realm-not-trusted");
    }

    @Test
    void listedRealmIsLetInUnderItsOwnName() throws Exception {
        settings.realms = List.of(Forge.REALM, PARTNER);
        forge.realm = PARTNER;

        assertThat(identity().name()).isEqualTo("alice@PARTNER.TEST");
    }

    @Test
    void ownRealmIsRefusedWhenOthersAreListed() throws Exception {
        settings.realms = List.of(PARTNER);

        assertThat(refusal()).isEqualTo("gss-realm-not-trusted");
    }

    @Test
    void ruleMapsTheNamesOfItsRealm() throws Exception {
        settings.realms = List.of(Forge.REALM, PARTNER);
        settings.rules = Map.of(PARTNER, new NameRule("([a-z]+)", "partner-$1"));
        forge.realm = PARTNER;

        assertThat(identity().name()).isEqualTo("partner-alice");
    }

    @Test
    void nameThatNoRuleMatchesIsRefused() throws Exception {
        settings.rules = Map.of(Forge.REALM, new NameRule("[a-z]+", "$0"));
        forge.client = List.of("alice2");

        assertThat(refusal()).isEqualTo("gss-name-not-mapped");
    }

    @Test
    void nameThatMatchesInPartOnlyIsRefused() throws Exception {
        settings.rules = Map.of(Forge.REALM, new NameRule("alice|bob", "$0"));
        forge.client = List.of("alice", "x");

        assertThat(refusal()).isEqualTo("gss-name-not-mapped");
    }

    @Test
    void nameThatHoldsARealmIsRefused() throws Exception {
        forge.client = List.of("alice@PARTNER.TEST");

        assertThat(refusalOfForgedToken()).isEqualTo("gss-name-not-permitted");
    }

    @Test
    void nameOfOneComponentThatLooksLikeTwoIsRefused() throws Exception {
        forge.client = List.of("alice/admin");

        assertThat(refusalOfForgedToken()).isEqualTo("gss-name-not-permitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"al\nice", "al\u200Bice", "al\u202Eice", "al\u2028ice", "al\u2029ice", "al\u00ADice"})
    void nameWithACharacterThatCannotBeSeenIsRefused(String name) throws Exception {
        forge.client = List.of(name);

        assertThat(refusalOfForgedToken()).isEqualTo("gss-name-not-permitted");
    }

    @Test
    void anonymousClientsAreRefused() throws Exception {
        forge.client = List.of("WELLKNOWN", "ANONYMOUS");

        assertThat(refusal()).isEqualTo("gss-anonymous-client");
    }

    private Identity identity() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            return gateway.accept(Client.of(forge), 2).identity();
        }
    }

    private String refusal() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            return gateway.refusal(Client.of(forge), 2);
        }
    }

    private String refusalOfForgedToken() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            return Gateway.reason(Gateway.send(gateway.begin(), Client.frame(1, new ForgedToken(forge).octets())));
        }
    }
}
