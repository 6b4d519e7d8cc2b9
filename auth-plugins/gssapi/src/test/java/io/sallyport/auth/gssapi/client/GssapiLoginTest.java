package io.sallyport.auth.gssapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sallyport.auth.gssapi.client.ConnectOptions.Gssapi;
import io.sallyport.core.spi.ProtectionLevel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GssapiLoginTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final Gssapi CONFIDENTIALITY =
            login(ProtectionLevel.CONFIDENTIALITY, ProtectionLevel.CONFIDENTIALITY);
    private static final Gssapi INTEGRITY = login(ProtectionLevel.INTEGRITY, ProtectionLevel.INTEGRITY);
    private static final Gssapi EITHER = login(ProtectionLevel.CONFIDENTIALITY, ProtectionLevel.INTEGRITY);

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"INTEGRITY, 01", "CONFIDENTIALITY, 02"})
    void sendsTheTokensAndTheLevelUnsealed(ProtectionLevel level, String octet) throws IOException {
        GssapiLogin.run(answering(Integer.parseInt(octet)), new FakeContext(), login(level, level));

        assertThat(HEX.formatHex(sent.toByteArray()))
                .isEqualTo("01 01 00 05 68 65 6c 6c 6f 01 02 00 03 00 00 " + octet);
    }

    @Test
    void sealsEveryMessageAfterConfidentialityWasGranted() throws IOException {
        Channel channel = GssapiLogin.run(answering(2), new FakeContext(), CONFIDENTIALITY);
        sent.reset();

        channel.out().write(new byte[] {0x0F});

        assertThat(HEX.formatHex(sent.toByteArray())).isEqualTo("01 03 00 03 01 01 f0");
    }

    @Test
    void signsEveryMessageWhereIntegrityIsAllowedAndGranted() throws IOException {
        Channel channel = GssapiLogin.run(answering(1), new FakeContext(), EITHER);
        sent.reset();

        channel.out().write(new byte[] {0x0F});

        assertThat(HEX.formatHex(sent.toByteArray())).isEqualTo("01 03 00 03 00 01 0f");
    }

    @Test
    void takesMoreThanItAskedFor() throws IOException {
        Channel channel = GssapiLogin.run(answering(2), new FakeContext(), INTEGRITY);
        sent.reset();

        channel.out().write(new byte[] {0x0F});

        assertThat(HEX.formatHex(sent.toByteArray())).isEqualTo("01 03 00 03 01 01 f0");
    }

    @Test
    void refusesIntegrityInPlaceOfConfidentiality() {
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> GssapiLogin.run(answering(1), new FakeContext(), CONFIDENTIALITY))
                .withMessage("the gateway grants integrity only"
                        + " (expected: confidentiality; --accept-integrity goes on without it)");
    }

    @ParameterizedTest
    @CsvSource({"0, X'00'", "3, X'03'", "4, X'04'", "255, X'FF'"})
    void refusesEveryOtherLevel(int answer, String shown) {
        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> GssapiLogin.run(answering(answer), new FakeContext(), EITHER))
                .withMessageContaining("protection level " + shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01 ff 00 00                                             | the gateway refused the login",
                "01 ff                                                   | the gateway refused the login",
                "05 01 00 07 77 65 6c 63 6f 6d 65                        | VER X'05' (expected: X'01')",
                "01 02 00 07 77 65 6c 63 6f 6d 65                        | MTYP X'02' (expected: X'01')",
                "01 01 00 07 77 65 6c 63 6f 6d 65 01 03 00 03 00 00 02   | MTYP X'03' (expected: X'02')",
                "01 01 00 07 77 65 6c 63 6f 6d 65 01 ff 00 00            | the gateway refused the login",
                "01 01 00 07 77 65 6c 63 6f 6d 65 01 02 00 02 00 00      | with 0 octets (expected: 1)",
                "01 01 00 07 77 65 6c 63 6f 6d 65 01 02 00 04 00 00 02 02 | with 2 octets (expected: 1)",
                "01 01 00 07 77 65 6c 63 6f 6d 65 01 02 00 03 00 07 02   | a token out of order",
                "01 01 00 07 77 65 6c 63 6f 6d 65 01 02 00 01 02         | a token out of order"
            })
    void refusesAHostileAnswer(String answer, String reason) {
        Channel channel = new Messages().octets(HEX.parseHex(answer)).channel(sent);

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> GssapiLogin.run(channel, new FakeContext(), EITHER))
                .withMessageContaining(reason);
    }

    @Test
    void failsWhereverTheGatewayEnds() {
        byte[] all = welcome()
                .message(2, FakeContext.token(0, new byte[] {2}, false))
                .octets();
        for (int length = 0; length < all.length; length++) {
            Channel channel = new Channel(new ByteArrayInputStream(Arrays.copyOf(all, length)), sent);

            assertThatIOException()
                    .as("behind %s octets", length)
                    .isThrownBy(() -> GssapiLogin.run(channel, new FakeContext(), CONFIDENTIALITY))
                    .withMessageContaining("ended the connection");
        }
    }

    @Test
    void doesNotGoOnForEver() {
        Messages again = new Messages();
        for (int round = 0; round < 100; round++) {
            again.message(GssapiMessage.AUTHENTICATION, "again".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }

        assertThatExceptionOfType(ClientException.class)
                .isThrownBy(() -> GssapiLogin.run(again.channel(sent), new FakeContext(), EITHER))
                .withMessageContaining("no context after 16 rounds");
    }

    @Test
    void sendsNoLevelBeforeTheContextIsEstablished() {
        Channel channel = new Messages().message(1, new byte[] {1}).channel(sent);

        assertThatIOException().isThrownBy(() -> GssapiLogin.run(channel, new FakeContext(), EITHER));

        assertThat(HEX.formatHex(sent.toByteArray()))
                .isEqualTo("01 01 00 05 68 65 6c 6c 6f 01 01 00 05 68 65 6c 6c 6f");
    }

    private Channel answering(int level) {
        return welcome()
                .message(GssapiMessage.PROTECTION_LEVEL, FakeContext.token(0, new byte[] {(byte) level}, false))
                .channel(sent);
    }

    private static Messages welcome() {
        return new Messages().message(GssapiMessage.AUTHENTICATION, FakeContext.WELCOME);
    }

    private static Gssapi login(ProtectionLevel level, ProtectionLevel least) {
        return new Gssapi("rcmd@gateway.test", level, least);
    }
}
