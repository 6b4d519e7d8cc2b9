package io.sallyport.auth.gssapi;

import static io.sallyport.core.spi.ProtectionLevel.CONFIDENTIALITY;
import static io.sallyport.core.spi.ProtectionLevel.INTEGRITY;
import static io.sallyport.core.spi.ProtectionLevel.NONE;
import static io.sallyport.core.spi.ProtectionLevel.SELECTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {
    private static final String SUBKEY = "sun.security.krb5.acceptor.subkey";
    private static final byte[] ABORT = {1, (byte) 0xFF, 0, 0};

    @TempDir
    private Path folder;

    private Settings settings;
    private Set<ProtectionLevel> acceptable = EnumSet.allOf(ProtectionLevel.class);

    @BeforeEach
    void writeKeytab() throws Exception {
        settings = new Settings(TestKeytab.usual().write(folder.resolve("keytab")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, INTEGRITY, 1",
        "1, INTEGRITY CONFIDENTIALITY SELECTIVE NONE, 1",
        "2, CONFIDENTIALITY, 2",
        "2, INTEGRITY CONFIDENTIALITY SELECTIVE NONE, 2",
        "2, INTEGRITY SELECTIVE NONE, 1",
        "2, NONE, 0",
        "1, NONE CONFIDENTIALITY, 0",
        "3, INTEGRITY CONFIDENTIALITY SELECTIVE NONE, 3",
        "3, CONFIDENTIALITY INTEGRITY, 2",
        "3, INTEGRITY, 1",
        "3, NONE, 0",
        "0, NONE, 0",
    })
    void levelIsAnsweredByPolicyAndOffer(int asked, String acceptable, int answered) throws Exception {
        settings.none = true;
        accept(acceptable);
        Client client = client();

        AuthenticationStep.Accepted step = (AuthenticationStep.Accepted) play(client, () -> client.levelMessage(asked));

        assertThat(client.levelOf(Gateway.octets(step))).isEqualTo(answered);
        assertThat(step.protection().level()).isEqualTo(level(answered));
        assertThat(step.protection().isOptional()).isEqualTo(answered == 0);
    }

    @ParameterizedTest
    @CsvSource({
        "0, INTEGRITY CONFIDENTIALITY SELECTIVE",
        "1, CONFIDENTIALITY",
        "1, SELECTIVE",
        "2, SELECTIVE",
        "4, INTEGRITY CONFIDENTIALITY SELECTIVE NONE",
        "255, INTEGRITY CONFIDENTIALITY SELECTIVE NONE",
    })
    void levelThatIsNotAcceptableIsRefused(int asked, String acceptable) throws Exception {
        settings.none = true;
        accept(acceptable);
        Client client = client();

        assertRefused(play(client, () -> client.levelMessage(asked)), "gss-level-not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void noProtectionIsNeverAnsweredUnlessConfigured(int asked) throws Exception {
        acceptable = EnumSet.of(NONE);
        Client client = client();

        assertRefused(play(client, () -> client.levelMessage(asked)), "gss-level-not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void unprotectedLevelIsRefusedUnlessConfigured(int asked) throws Exception {
        assertRefused(play(client(), () -> Client.frame(2, (byte) asked)), "gss-level-unprotected");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void unprotectedLevelIsAnsweredUnprotectedWhereConfigured(int asked) throws Exception {
        settings.nec = true;
        Client client = client();

        AuthenticationStep.Accepted step =
                (AuthenticationStep.Accepted) play(client, () -> Client.frame(2, (byte) asked));

        assertThat(Gateway.octets(step)).containsExactly(1, 2, 0, 1, asked);
        ByteBuffer opened = ByteBuffer.allocate(100);
        step.protection().unwrap(ByteBuffer.wrap(Client.frame(3, client.wrap(asked != 1, (byte) 5))), opened);
        assertThat(opened.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {5}));
        ByteBuffer message = ByteBuffer.allocate(200);
        step.protection().wrap(ByteBuffer.wrap(new byte[] {6}), message);
        byte[] sent = Arrays.copyOf(message.array(), message.position());
        assertThat(client.unwrap(Client.tokenOf(sent, 3))).containsExactly(6);
    }

    /** The level NONE would let in whoever has a recorded token. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void unprotectedLevelIsNeverAnsweredByNoProtection(int asked) throws Exception {
        settings.nec = true;
        acceptable = EnumSet.of(NONE);

        assertRefused(play(client(), () -> Client.frame(2, (byte) asked)), "gss-level-not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void firstMessageAfterAnUnprotectedLevelMustBeUnderASubkeyOfOurs(int asked) throws Exception {
        settings.nec = true;
        Client client = client();
        AuthenticationStep.Accepted step =
                (AuthenticationStep.Accepted) playWithoutSubkey(client, Client.frame(2, (byte) asked));
        byte[] request = Client.frame(3, client.wrap(asked != 1, (byte) 5));

        assertThatThrownBy(() -> step.protection().unwrap(ByteBuffer.wrap(request), ByteBuffer.allocate(100)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("gss-no-acceptor-subkey");
    }

    private AuthenticationStep playWithoutSubkey(Client client, byte[] second) throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            AuthenticationExchange exchange = gateway.begin();
            System.setProperty(SUBKEY, "false");
            client.take(Gateway.octets(Gateway.send(exchange, client.firstMessage())));
            return Gateway.send(exchange, second);
        } finally {
            System.setProperty(SUBKEY, "true");
        }
    }

    @Test
    void recordedTokenWithAnUnprotectedLevelProtectsNothing() throws Exception {
        settings.nec = true;
        Client client = client();
        AuthenticationStep.Accepted step = (AuthenticationStep.Accepted) play(client, () -> Client.frame(2, (byte) 2));
        Client recorded = client();
        play(recorded, () -> Client.frame(2, (byte) 2));
        byte[] request = Client.frame(3, recorded.wrap(true, (byte) 5));

        assertThatThrownBy(() -> step.protection().unwrap(ByteBuffer.wrap(request), ByteBuffer.allocate(100)))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessage("gss-token-not-genuine");
    }

    @Test
    void sealedLevelIsRefused() throws Exception {
        Client client = client();

        assertRefused(play(client, () -> Client.frame(2, client.wrap(true, (byte) 2))), "gss-level-sealed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0202"})
    void levelOfAnotherLengthIsRefused(String octets) throws Exception {
        Client client = client();

        assertRefused(
                play(
                        client,
                        () -> Client.frame(2, client.wrap(false, HexFormat.of().parseHex(octets)))),
                "gss-level-malformed");
    }

    @Test
    void levelWithAnyOctetChangedIsRefused() throws Exception {
        int length = 4 + 16 + 1 + 12;
        for (int i = 4; i < length; i++) {
            int at = i;
            Client client = client();

            AuthenticationStep step = play(client, () -> {
                byte[] message = client.levelMessage(2);
                assertThat(message).hasSize(length);
                message[at] ^= 1;
                return message;
            });

            assertThat(step).as("octet " + at).isInstanceOf(AuthenticationStep.Refused.class);
        }
    }

    @Test
    void levelThatIsNotTheFirstTokenIsRefused() throws Exception {
        Client client = client();

        AuthenticationStep step = play(client, () -> {
            client.levelMessage(1);
            return client.levelMessage(2);
        });

        assertRefused(step, "gss-token-out-of-order");
    }

    @Test
    void levelOfAnotherContextIsRefused() throws Exception {
        Client other = client();
        play(other, () -> other.levelMessage(2));

        assertRefused(play(client(), () -> other.levelMessage(2)), "gss-token-not-genuine");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4})
    void otherMessageInsteadOfTheFirstTokenIsRefused(int type) throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            byte[] message = Client.frame(type, client().token());

            assertRefused(Gateway.send(gateway.begin(), message), "gss-unexpected-message-type");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4})
    void otherMessageInsteadOfTheLevelIsRefused(int type) throws Exception {
        Client client = client();

        assertRefused(
                play(client, () -> Client.frame(type, client.wrap(false, (byte) 2))), "gss-unexpected-message-type");
    }

    @Test
    void emptyTokensAreRefused() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            assertRefused(Gateway.send(gateway.begin(), Client.frame(1)), "gss-empty-token");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01ff", "01ff0000"})
    void abortEndsTheExchange(String abort) throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            AuthenticationStep step =
                    Gateway.send(gateway.begin(), HexFormat.of().parseHex(abort));

            assertThat(Gateway.reason(step)).isEqualTo("gss-aborted-by-client");
        }
    }

    @Test
    void otherVersionIsMalformed() throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            assertThat(Gateway.reason(Gateway.send(gateway.begin(), new byte[] {5, 1, 0, 0})))
                    .isEqualTo("gss-bad-version");
        }
    }

    @Test
    void clientThatCannotSealIsNotPromisedConfidentiality() throws Exception {
        Client client = client();
        client.context.requestConf(false);

        assertRefused(play(client, () -> client.levelMessage(2)), "gss-no-confidentiality");
    }

    /** Plays an exchange whose second message is that one. */
    private AuthenticationStep play(Client client, Callable<byte[]> second) throws Exception {
        try (Gateway gateway = new Gateway(settings)) {
            gateway.acceptable = acceptable;
            AuthenticationExchange exchange = gateway.begin();
            client.take(Gateway.octets(Gateway.send(exchange, client.firstMessage())));
            return Gateway.send(exchange, second.call());
        }
    }

    private Client client() throws Exception {
        return Client.of(new Forge());
    }

    private void accept(String levels) {
        acceptable = Arrays.stream(levels.split(" ", -1))
                .map(ProtectionLevel::valueOf)
                .collect(Collectors.toSet());
    }

    private static ProtectionLevel level(int octet) {
        return switch (octet) {
            case 0 -> NONE;
            case 1 -> INTEGRITY;
            case 2 -> CONFIDENTIALITY;
            default -> SELECTIVE;
        };
    }

    private static void assertRefused(AuthenticationStep step, String reason) {
        assertThat(Gateway.reason(step)).isEqualTo(reason);
        assertThat(Gateway.octets(step)).isEqualTo(ABORT);
    }
}
