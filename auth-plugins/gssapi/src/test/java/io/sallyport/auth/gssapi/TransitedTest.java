package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tickets of clients of another realm, which third realms vouched for. */
class TransitedTest {
    private static final String PARTNER = "PARTNER.TEST";
    private static final int TRANSITED_POLICY_CHECKED = 0x08;

    @TempDir
    private Path folder;

    private final Forge forge = new Forge();
    private Settings settings;

    @BeforeEach
    void trustThePartner() throws Exception {
        settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
        settings.realms = List.of(Forge.REALM, PARTNER, "BRIDGE.TEST", "LAST.");
        forge.realm = PARTNER;
        forge.transitedType = 1;
    }

    @Test
    void ticketThatCameStraightIsLetIn() throws Exception {
        assertThat(refusal()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EVIL.TEST",
                "BRIDGE.TEST,EVIL.TEST",
                "EVIL.TEST,BRIDGE.TEST",
                "BRIDGE.TEST,",
                ",BRIDGE.TEST",
                ",",
                "LAST.",
                "bridge.test",
                "/BRIDGE.TEST"
            })
    void ticketThatPassedARealmThatIsNotListedIsRefused(String transited) throws Exception {
        forge.transited = transited;

        assertThat(refusal()).isEqualTo("gss-transit-not-trusted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BRIDGE.TEST", "BRIDGE.TEST,PARTNER.TEST"})
    void ticketThatPassedListedRealmsOnlyIsLetIn(String transited) throws Exception {
        forge.transited = transited;

        assertThat(refusal()).isEmpty();
    }

    @Test
    void listOfAnotherEncodingIsNotRead() throws Exception {
        forge.transitedType = 2;
        forge.transited = "BRIDGE.TEST";

        assertThat(refusal()).isEqualTo("gss-transit-not-trusted");
    }

    @Test
    void ticketWhoseWayTheKdcCheckedIsLetIn() throws Exception {
        forge.transited = "UNKNOWN.TEST";
        forge.flags[2] = TRANSITED_POLICY_CHECKED;

        assertThat(refusal()).isEmpty();
    }

    @Test
    void otherFlagsSayNothingOfTheWay() throws Exception {
        forge.transited = "UNKNOWN.TEST";
        forge.flags = new byte[] {0, 0x3E, (byte) ~TRANSITED_POLICY_CHECKED, -1, -1};

        assertThat(refusal()).isEqualTo("gss-transit-not-trusted");
    }

    private String refusal() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            return gateway.refusal(Client.of(forge), 2);
        }
    }
}
