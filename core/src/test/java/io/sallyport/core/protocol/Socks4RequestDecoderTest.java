package io.sallyport.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.testing.Octets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Socks4RequestDecoderTest {
    private static final String CONNECT_443 = "04 01 01 BB";
    private static final String ADDRESS = "C0 00 02 01";
    private static final String NAMED = "00 00 00 01";

    @ParameterizedTest
    @CsvSource({
        "C0 00 02 01, 192.0.2.1",
        "FF FF FF FF, 255.255.255.255",
        "00 00 00 00, 0.0.0.0",
        "00 00 01 00, 0.0.1.0",
        "00 01 00 01, 0.1.0.1",
        "01 00 00 01, 1.0.0.1",
    })
    void takesAnAddress(String octets, String text) throws ProtocolException {
        Request request = decode(CONNECT_443, octets, "00");

        assertThat(request.address()).isInstanceOf(SocksAddress.Ipv4.class);
        assertThat(request.address().asAsked()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x02, 0x7F, 0x80, 0xFF})
    void takesANameWhereTheAddressSaysSo(int last) throws ProtocolException {
        Request request =
                decode(CONNECT_443, "00 00 00", Octets.repeated(last, 1), "00", Octets.text("example.com"), "00");

        assertThat(request.address()).isEqualTo(new SocksAddress.DomainName("example.com"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 254, 255})
    void takesAUserIdOfEachLength(int length) throws ProtocolException {
        Request request = decode(CONNECT_443, ADDRESS, Octets.repeated('u', length), "00");

        assertThat(request.userId()).contains("u".repeat(length));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 254, 255})
    void takesANameOfEachLength(int length) throws ProtocolException {
        Request request = decode(CONNECT_443, NAMED, Octets.text("joe"), "00", Octets.repeated('n', length), "00");

        assertThat(request.address().asAsked()).isEqualTo("n".repeat(length));
        assertThat(request.userId()).contains("joe");
    }

    @Test
    void keepsUserIdAndNameOctetForOctet() throws ProtocolException {
        Request request = decode(CONNECT_443, NAMED, "01 0A 80 FF 00 02 0D 81 FE 00");

        assertThat(request.userId()).contains("\u0001\n\u0080\u00ff");
        assertThat(request.address().asAsked()).isEqualTo("\u0002\r\u0081\u00fe");
    }

    @ParameterizedTest
    @CsvSource({"00 00, 0", "00 50, 80", "80 00, 32768", "FF FF, 65535"})
    void takesAPortAsUnsigned(String octets, int port) throws ProtocolException {
        assertThat(decode("04 01", octets, ADDRESS, "00").port()).isEqualTo(port);
    }

    @Test
    void takesEveryCommandAndKnowsTwo() throws ProtocolException {
        for (int octet = 0; octet <= 0xFF; octet++) {
            Request request = decode("04", Octets.repeated(octet, 1), "01 BB", ADDRESS, "00");

            assertThat(request.commandOctet()).isEqualTo(octet);
            assertThat(request.command())
                    .isEqualTo(
                            switch (octet) {
                                case 1 -> Optional.of(Command.CONNECT);
                                case 2 -> Optional.of(Command.BIND);
                                default -> Optional.empty();
                            });
        }
    }

    @Test
    void refusesAUserIdThatIsTooLongWithoutWaitingForItsEnd() {
        Feeding.Refusal refusal = refuse(CONNECT_443, ADDRESS, Octets.repeated('u', 1000));

        assertThat(refusal.after()).isEqualTo(8 + 256);
        assertThat(refusal.cause().reason().code()).isEqualTo("socks4-user-id-too-long");
        assertThat(refusal.cause().reply()).contains(ReplyCode.GENERAL_FAILURE);
    }

    @Test
    void refusesANameThatIsTooLongWithoutWaitingForItsEnd() {
        Feeding.Refusal refusal = refuse(CONNECT_443, NAMED, "75 00", Octets.repeated('n', 1000));

        assertThat(refusal.after()).isEqualTo(8 + 2 + 256);
        assertThat(refusal.cause().reason().code()).isEqualTo("socks4-name-too-long");
        assertThat(refusal.cause().reply()).contains(ReplyCode.GENERAL_FAILURE);
    }

    @Test
    void refusesAnEmptyName() {
        Feeding.Refusal refusal = refuse(CONNECT_443, NAMED, "75 00 00");

        assertThat(refusal.after()).isEqualTo(8 + 3);
        assertThat(refusal.cause().reason().code()).isEqualTo("empty-destination-name");
        assertThat(refusal.cause().reply()).contains(ReplyCode.GENERAL_FAILURE);
    }

    private static Request decode(String... hex) throws ProtocolException {
        return Feeding.message(Socks4RequestDecoder::decode, Octets.of(hex));
    }

    private static Feeding.Refusal refuse(String... hex) {
        return Feeding.refusal(Socks4RequestDecoder::decode, Octets.of(hex));
    }
}
