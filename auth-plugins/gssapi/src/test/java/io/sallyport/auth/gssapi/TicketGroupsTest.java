package io.sallyport.auth.gssapi;

import static io.sallyport.auth.gssapi.DerWriter.field;
import static io.sallyport.auth.gssapi.DerWriter.integer;
import static io.sallyport.auth.gssapi.DerWriter.octets;
import static io.sallyport.auth.gssapi.DerWriter.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.gssapi.config.GroupsFrom;
import io.sallyport.auth.gssapi.config.NameFrom;
import io.sallyport.core.spi.Groups;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PAC that a domain made, in a ticket that is accepted. */
class TicketGroupsTest {
    private static final int S4U_DELEGATION_INFO = 11;

    @TempDir
    private Path folder;

    private final Properties recorded = new Properties();
    private final Forge forge = new Forge();
    private Settings settings;

    @BeforeEach
    void takeTheRecordedTicket() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("pac/alice-aes256.properties")) {
            recorded.load(Objects.requireNonNull(in));
        }
        byte[] octets = Stream.of("key.0", "key.1")
                .map(name -> recorded.getProperty(name).split(":", -1))
                .filter(key -> key[0].equals("18"))
                .map(key -> Base64.getDecoder().decode(key[2]))
                .findFirst()
                .orElseThrow();
        settings = new Settings(new TestKeytab()
                .add("rcmd/gw.example.test@" + Forge.REALM, 1, 18, octets)
                .write(folder.resolve("keytab")));
        forge.serviceKey = octets;
        forge.authTime = LocalDateTime.parse(
                        recorded.getProperty("auth-time"), DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'"))
                .toInstant(ZoneOffset.UTC);
        String[] entry = recorded.getProperty("entry.0").split(":", -1);
        forge.authorizationData = sequence(
                field(0, integer(Integer.parseInt(entry[0]))),
                field(1, octets(Base64.getDecoder().decode(entry[1]))));
    }

    @Test
    void groupsAreThoseOfThePac() throws Exception {
        assertThat(groups())
                .isEqualTo(Groups.of(Set.of(recorded.getProperty("groups").split(" ", -1))));
    }

    @Test
    void groupsAreLeftToALookUpWhereConfigured() throws Exception {
        settings.groups = GroupsFrom.LOOK_UP;

        assertThat(groups()).isEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void groupsAreThoseOfThePacIfThereIsOneWhereConfigured() throws Exception {
        settings.groups = GroupsFrom.TICKET_OR_LOOK_UP;

        assertThat(groups())
                .isEqualTo(Groups.of(Set.of(recorded.getProperty("groups").split(" ", -1))));
    }

    @Test
    void groupsOfAPacOfAnotherClientAreUnknown() throws Exception {
        forge.client = List.of("bob");

        assertThat(groups()).isInstanceOf(Groups.Unknown.class).isNotEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void nameIsThatOfTheAccountWhereConfigured() throws Exception {
        settings.nameFrom = NameFrom.ACCOUNT;

        try (Gateway gateway = new Gateway(settings)) {
            assertThat(gateway.accept(Client.of(forge), 2).identity().name())
                    .isEqualTo(recorded.getProperty("account"));
        }
    }

    @Test
    void ticketWithoutAPacIsRefusedWhereTheNameIsTheAccounts() throws Exception {
        settings.nameFrom = NameFrom.ACCOUNT;
        forge.authorizationData = new byte[0];

        try (Gateway gateway = new Gateway(settings)) {
            assertThat(gateway.refusal(Client.of(forge), 2)).isEqualTo("gss-ticket-without-account");
        }
    }

    @Test
    void ticketWhosePacIsOfAnotherClientIsRefusedWhereTheNameIsTheAccounts() throws Exception {
        settings.nameFrom = NameFrom.ACCOUNT;
        forge.client = List.of("bob");

        try (Gateway gateway = new Gateway(settings)) {
            assertThat(gateway.refusal(Client.of(forge), 2)).startsWith("pac-");
        }
    }

    @Test
    void ticketThatAServiceGotInTheClientsNameIsRefused() throws Exception {
        settings.groups = GroupsFrom.LOOK_UP;
        forge.authorizationData = pacWith(S4U_DELEGATION_INFO);

        try (Gateway gateway = new Gateway(settings)) {
            assertThat(gateway.refusal(Client.of(forge), 2)).isEqualTo("gss-ticket-delegated");
        }
    }

    @Test
    void ticketThatAServiceGotInTheClientsNameIsLetInWhereConfigured() throws Exception {
        settings.groups = GroupsFrom.LOOK_UP;
        settings.delegated = true;
        forge.authorizationData = pacWith(S4U_DELEGATION_INFO);

        assertThat(groups()).isEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void ticketWithAPacOfWhichNobodyCanTellIsRefused() throws Exception {
        settings.groups = GroupsFrom.LOOK_UP;
        byte[] pac = new byte[3];
        forge.authorizationData = sequence(field(0, integer(128)), field(1, octets(pac)));

        try (Gateway gateway = new Gateway(settings)) {
            assertThat(gateway.refusal(Client.of(forge), 2)).isEqualTo("pac-malformed");
        }
    }

    /** A PAC of one buffer, within AD-IF-RELEVANT. */
    private static byte[] pacWith(int type) {
        byte[] pac = ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .putInt(0)
                .putInt(type)
                .putInt(8)
                .putLong(24)
                .array();
        byte[] entry = sequence(sequence(field(0, integer(128)), field(1, octets(pac))));
        return sequence(field(0, integer(1)), field(1, octets(entry)));
    }

    private Groups groups() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            return gateway.accept(Client.of(forge), 2).identity().groups();
        }
    }
}
