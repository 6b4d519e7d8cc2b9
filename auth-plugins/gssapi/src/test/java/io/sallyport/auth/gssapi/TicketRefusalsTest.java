package io.sallyport.auth.gssapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.auth.gssapi.keytab.Enctype;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketRefusalsTest {
    private static final Duration SKEW = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private final Forge forge = new Forge();
    private Settings settings;

    @BeforeEach
    void writeKeytab() throws Exception {
        settings = new Settings(TestKeytab.usual()
                .add("host/gw.example.test@" + Forge.REALM, 1, 18, Forge.key(Enctype.AES256_CTS_HMAC_SHA1_96, 2))
                .write(folder.resolve("keytab")));
    }

    @ParameterizedTest
    @EnumSource(Enctype.class)
    void everyAcceptedEnctypeIsLetIn(Enctype enctype) throws Exception {
        assertThat(refusal(forge.enctype(enctype))).isEmpty();
    }

    @Test
    void expiredTicketIsRefused() throws Exception {
        forge.endTime = Instant.now().minus(SKEW);

        assertThat(refusal(forge)).isEqualTo("gss-ticket-expired");
    }

    @Test
    void ticketThatExpiredWithinTheClockSkewIsRefused() throws Exception {
        forge.endTime = Instant.now().minusSeconds(60);

        assertThat(refusal(forge)).isEqualTo("gss-ticket-expired");
    }

    @Test
    void ticketOfTheFutureIsRefused() throws Exception {
        forge.startTime = Instant.now().plus(SKEW);

        assertThat(refusal(forge)).isEqualTo("gss-ticket-not-yet-valid");
    }

    @Test
    void clientWhoseClockIsWrongIsRefused() throws Exception {
        ForgedToken token = new ForgedToken(forge);
        token.time = Instant.now().minus(SKEW);

        assertThat(refusal(token)).isEqualTo("gss-clock-skew");
    }

    @Test
    void authenticatorOfAnotherClientIsRefused() throws Exception {
        ForgedToken token = new ForgedToken(forge);
        token.client = List.of("bob");

        assertThat(refusal(token)).isEqualTo("gss-ticket-of-another-client");
    }

    @Test
    void authenticatorWithoutChecksumIsRefused() throws Exception {
        ForgedToken token = new ForgedToken(forge);
        token.checksum = false;

        assertThat(refusal(token)).isEqualTo("gss-authenticator-without-checksum");
    }

    @Test
    void forgedTokenIsLetInWhenNothingIsWrong() throws Exception {
        assertThat(refusal(new ForgedToken(forge))).isEmpty();
    }

    @Test
    void contextWithoutIntegrityIsRefused() throws Exception {
        ForgedToken token = new ForgedToken(forge);
        token.flags = 0x1E;

        assertThat(refusal(token)).isEqualTo("gss-no-integrity");
    }

    @Test
    void serviceThatHasNoKeyIsRefused() throws Exception {
        forge.service = List.of("imap", "gw.example.test");

        assertThat(refusal(forge)).isEqualTo("gss-service-not-in-keytab");
    }

    @Test
    void serviceOfAnotherRealmIsRefused() throws Exception {
        forge.serviceRealm = "OTHER.TEST";

        assertThat(refusal(forge)).isEqualTo("gss-service-not-in-keytab");
    }

    @Test
    void serviceThatIsNotListedIsRefused() throws Exception {
        settings.principals = List.of("host");

        assertThat(refusal(forge)).isEqualTo("gss-service-not-in-keytab");
    }

    @Test
    void serviceIsListedByItsNameAlone() throws Exception {
        settings.principals = List.of("host", "rcmd");

        assertThat(refusal(forge)).isEmpty();
    }

    @Test
    void serviceIsListedWithoutItsRealm() throws Exception {
        settings.principals = List.of("rcmd/gw.example.test");

        assertThat(refusal(forge)).isEmpty();
    }

    @Test
    void serviceIsListedWhole() throws Exception {
        settings.principals = List.of("rcmd/gw.example.test@" + Forge.REALM);

        assertThat(refusal(forge)).isEmpty();
    }

    @Test
    void ticketUnderAnotherKeyIsRefused() throws Exception {
        forge.serviceKey = Forge.key(forge.enctype, 3);

        assertThat(refusal(forge)).isEqualTo("gss-bad-integrity");
    }

    @Test
    void ticketUnderTheKeyOfAnotherServiceIsRefused() throws Exception {
        forge.service = List.of("host", "gw.example.test");

        assertThat(refusal(forge)).isEqualTo("gss-bad-integrity");
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "-1, 2", "-1, 3", "0, 1", "0, 2", "0, 3", "9, 1", "9, 3", "2, 2"})
    void ticketIsOpenedByWhicheverKeyItIsUnder(int said, int seed) throws Exception {
        threeKeys();
        forge.version = said;
        forge.serviceKey = Forge.key(forge.enctype, seed);

        assertThat(refusal(forge)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 4", "3, 1", "1, 3"})
    void ticketUnderNoKeyOfTheVersionThatItNamesIsRefused(int said, int seed) throws Exception {
        threeKeys();
        forge.version = said;
        forge.serviceKey = Forge.key(forge.enctype, seed);

        assertThat(refusal(forge)).isEqualTo("gss-bad-integrity");
    }

    private void threeKeys() throws Exception {
        TestKeytab keytab = new TestKeytab();
        for (int version : new int[] {2, 1, 3}) {
            keytab.add("rcmd/gw.example.test@" + Forge.REALM, version, 18, Forge.key(forge.enctype, version));
        }
        settings = new Settings(keytab.write(folder.resolve("keytab")));
    }

    @Test
    void ticketOfAnEnctypeWithoutKeyIsRefused() throws Exception {
        settings.enctypes = EnumSet.of(Enctype.AES256_CTS_HMAC_SHA384_192);

        assertThat(refusal(forge)).isEqualTo("gss-key-not-in-keytab");
    }

    @Test
    void sessionKeyOfAnEnctypeThatIsNotConfiguredIsRefused() throws Exception {
        settings.enctypes = EnumSet.of(Enctype.AES256_CTS_HMAC_SHA1_96);
        forge.sessionEnctype = 17;

        assertThat(refusal(forge)).isEqualTo("gss-weak-enctype");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 23, 24})
    void weakSessionKeyIsRefused(int enctype) throws Exception {
        forge.sessionEnctype = enctype;

        assertThat(refusal(new ForgedToken(forge))).isEqualTo("gss-weak-enctype");
    }

    @Test
    void weakSessionKeyUnderAnAuthenticatorThatClaimsBetterIsRefused() throws Exception {
        forge.sessionEnctype = 23;
        ForgedToken token = new ForgedToken(forge);
        token.authenticatorEnctype = 17;

        assertThat(refusal(token)).isEqualTo("gss-weak-enctype");
    }

    @Test
    void exchangeIsReplayedInVain() throws Exception {
        byte[] recorded = Client.of(forge).firstMessage();
        try (Gateway gateway = new Gateway(settings)) {
            assertThat(Gateway.send(gateway.begin(), recorded.clone())).isInstanceOf(AuthenticationStep.Continue.class);

            assertThat(Gateway.reason(Gateway.send(gateway.begin(), recorded.clone())))
                    .isEqualTo("gss-replay");
        }
    }

    @Test
    void clientThatAsksForNoMutualAuthenticationIsRefused() throws Exception {
        Client client = Client.of(forge);
        client.context.requestMutualAuth(false);
        try (Gateway gateway = new Gateway(settings)) {
            assertThat(Gateway.reason(Gateway.send(gateway.begin(), client.firstMessage())))
                    .isEqualTo("gss-no-mutual-authentication");
        }
    }

    @Test
    void clientThatAsksForNoMutualAuthenticationIsAnsweredNothingWhereThatIsAccepted() throws Exception {
        settings.mutual = false;
        Client client = Client.of(forge);
        client.context.requestMutualAuth(false);
        try (Gateway gateway = new Gateway(settings)) {
            AuthenticationExchange exchange = gateway.begin();

            assertThat(Gateway.octets(Gateway.send(exchange, client.firstMessage())))
                    .isEmpty();
            AuthenticationStep level = Gateway.send(exchange, client.levelMessage(2));

            assertThat(client.levelOf(Gateway.octets(level))).isEqualTo(2);
        }
    }

    @Test
    void otherMechanismsAreRefused() throws Exception {
        byte[] spnego = HexFormat.of().parseHex("600a06062b0601050502a000");
        try (Gateway gateway = new Gateway(settings)) {
            assertThat(Gateway.reason(Gateway.send(gateway.begin(), Client.frame(1, spnego))))
                    .isEqualTo("gss-mechanism-not-kerberos");
        }
    }

    @Test
    void truncatedTokenIsRefusedWhereverItEnds() throws Exception {
        byte[] token = Client.of(forge).token();
        try (Gateway gateway = new Gateway(settings)) {
            for (int length = 1; length < token.length; length++) {
                byte[] part = Client.frame(1, Arrays.copyOf(token, length));
                assertThat(Gateway.reason(Gateway.send(gateway.begin(), part)))
                        .as("of length " + length)
                        .isEqualTo("gss-token-malformed");
            }
        }
    }

    @Test
    void tokenWithAnyOctetChangedIsRefused() throws Exception {
        byte[] token = Client.of(forge).token();
        try (Gateway gateway = new Gateway(settings)) {
            for (int at = 0; at < token.length; at++) {
                byte[] changed = token.clone();
                changed[at] ^= 0x55;
                AuthenticationStep step = Gateway.send(gateway.begin(), Client.frame(1, changed));
                // What AP-REQ says in the clear of itself is not protected: versions, options, names of names.
                if (step instanceof AuthenticationStep.Refused refused) {
                    assertThat(refused.reason().code()).startsWith("gss-");
                } else {
                    assertThat(at).as("an octet outside of what is encrypted").isLessThan(130);
                }
            }
        }
    }

    @Test
    void tokenFollowedByOctetsIsRefused() throws Exception {
        byte[] token = Client.of(forge).token();
        try (Gateway gateway = new Gateway(settings)) {
            assertThat(Gateway.reason(
                            Gateway.send(gateway.begin(), Client.frame(1, Arrays.copyOf(token, token.length + 1)))))
                    .isEqualTo("gss-token-malformed");
        }
    }

    @Test
    void largestTokenOfGarbageIsRefused() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            assertThat(Gateway.reason(Gateway.send(gateway.begin(), Client.frame(1, new byte[0xFFFF]))))
                    .isEqualTo("gss-token-malformed");
        }
    }

    private String refusal(Forge ticket) throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            return gateway.refusal(Client.of(ticket), 2);
        }
    }

    private String refusal(ForgedToken token) throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            return Gateway.reason(Gateway.send(gateway.begin(), Client.frame(1, token.octets())));
        }
    }
}
