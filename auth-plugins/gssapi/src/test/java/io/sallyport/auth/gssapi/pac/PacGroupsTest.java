package io.sallyport.auth.gssapi.pac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.security.jgss.AuthorizationDataEntry;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.security.auth.kerberos.KerberosKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacGroupsTest {
    private final RecordedTicket ticket = RecordedTicket.load("alice-aes256");

    @ParameterizedTest
    @ValueSource(strings = {"alice-aes256", "alice-aes128", "many-groups", "enterprise-name", "upper-case-name"})
    void readsWhatSambaReadsInItsPac(String name) throws Exception {
        RecordedTicket recorded = RecordedTicket.load(name);

        assertThat(recorded.identity()).contains(recorded.expected());
    }

    @Test
    void readsExtraSidsAndResourceGroups() throws Exception {
        RecordedTicket recorded = RecordedTicket.load("resource-groups");

        byte[] signed = new PacEditor(recorded.pac()).signed(recorded.keys());

        assertThat(recorded.identityWith(signed)).contains(recorded.expected());
        assertThat(recorded.expected().groups())
                .contains("S-1-5-21-1-22-333-4444", "S-1-5-21-9-8-7-4294967295", "S-1-18-1");
    }

    @Test
    void givesTheSidsAsKnownGroups() throws Exception {
        assertThat(PacGroups.of(ticket.entries(), ticket.client(), ticket.keys()))
                .isEqualTo(Groups.of(ticket.expected().groups()));
    }

    @Test
    void namesTheAccountAsTheDomainSpellsIt() throws Exception {
        RecordedTicket capitals = RecordedTicket.load("upper-case-name");

        assertThat(capitals.client().name()).isEqualTo("ALICE");
        assertThat(capitals.identity().orElseThrow().account()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mit-aes256-sha384", "mit-aes128-sha256"})
    void findsNoGroupsInASignedPacWithoutLogonInformation(String name) throws Exception {
        RecordedTicket recorded = RecordedTicket.load(name);

        assertThat(recorded.identity()).isEmpty();
        assertThat(PacGroups.of(recorded.entries(), recorded.client(), recorded.keys()))
                .isEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void findsNoGroupsInATicketWithoutPac() throws Exception {
        assertThat(PacGroups.of(new AuthorizationDataEntry[0], ticket.client(), ticket.keys()))
                .isEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void acceptsTheSignatureOfAnOlderKeyThatIsStillInTheKeytab() throws Exception {
        List<KerberosKey> keys = Stream.concat(Stream.of(otherKey(18, 32)), ticket.keys().stream())
                .toList();

        assertThat(PacGroups.identity(ticket.entries(), ticket.client(), keys)).contains(ticket.expected());
    }

    @Test
    void refusesTheSignatureOfAnotherKey() throws Exception {
        assertUnknown(ticket.entries(), ticket.client(), List.of(otherKey(18, 32)), "pac-signature-bad");
    }

    @Test
    void refusesAPacWhoseSignatureNoKeyCouldHaveMade() throws Exception {
        assertUnknown(ticket.entries(), ticket.client(), List.of(), "pac-signature-without-key");
        assertUnknown(ticket.entries(), ticket.client(), List.of(otherKey(17, 16)), "pac-signature-without-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bob", "Alice", "ALICE", "alice ", "alice/admin", ""})
    void refusesThePacOfAnotherClient(String name) throws Exception {
        TicketClient other = new TicketClient(name, ticket.client().authTime());

        assertUnknown(ticket.entries(), other, ticket.keys(), "pac-of-another-client");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 3600})
    void refusesThePacOfAnotherLogon(long seconds) throws Exception {
        Instant authTime = ticket.client().authTime().plusSeconds(seconds);
        TicketClient other = new TicketClient(ticket.client().name(), authTime);

        assertUnknown(ticket.entries(), other, ticket.keys(), "pac-of-another-logon");
    }

    @Test
    void refusesTwoPacsEvenIfTheyAreTheSame() throws Exception {
        byte[] pac = ticket.pac();

        assertUnknown(AuthorizationDataOf.ifRelevant(pac, pac), ticket.client(), ticket.keys(), "pac-more-than-one");
    }

    @Test
    void refusesAPacThatTheClientMadeBesideTheKdcs() throws Exception {
        byte[] smuggled = new PacEditor(ticket.pac()).logonInt(150, 512).unsigned();
        AuthorizationDataEntry nested = new AuthorizationDataEntry(
                AuthorizationDataOf.IF_RELEVANT,
                AuthorizationDataOf.sequence(AuthorizationDataOf.element(
                        AuthorizationDataOf.IF_RELEVANT,
                        AuthorizationDataOf.sequence(
                                AuthorizationDataOf.element(AuthorizationDataOf.WIN2K_PAC, smuggled)))));

        assertUnknown(
                new AuthorizationDataEntry[] {nested, ticket.entries()[0]},
                ticket.client(),
                ticket.keys(),
                "pac-more-than-one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alice", "@EXAMPLE.TEST", ""})
    void refusesAPrincipalWithoutNameOrRealm(String principal) {
        assertThatExceptionOfType(InvalidPacException.class)
                .isThrownBy(() -> TicketClient.of(principal, "20261127111454Z"))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(PacReasons.OTHER_CLIENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20261327111454Z", "20261127111454", "2026-11-27T11:14:54Z"})
    void refusesATimeOfAnotherForm(String time) {
        assertThatExceptionOfType(InvalidPacException.class)
                .isThrownBy(() -> TicketClient.of("alice@EXAMPLE.TEST", time))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(PacReasons.OTHER_LOGON));
    }

    private static void assertUnknown(
            AuthorizationDataEntry[] entries, TicketClient client, List<KerberosKey> keys, String reason) {
        assertThat(PacGroups.of(entries, client, keys)).isEqualTo(new Groups.Unknown(ReasonCode.of(reason)));
    }

    private static KerberosKey otherKey(int type, int octets) {
        return new KerberosKey(RecordedTicket.SERVICE, new byte[octets], type, 2);
    }
}
