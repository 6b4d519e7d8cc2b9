package io.sallyport.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.testing.Octets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Socks5RequestDecoderTest {
    private static final String IPV4_REST = "C0 00 02 01 01 BB";

    @ParameterizedTest
    @CsvSource({
        "01 C0 00 02 01, 192.0.2.1, Ipv4",
        "01 00 00 00 00, 0.0.0.0, Ipv4",
        "01 FF FF FF FF, 255.255.255.255, Ipv4",
        "04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01, 2001:db8:0:0:0:0:0:1, Ipv6",
        "04 00 00 00 00 00 00 00 00 00 00 FF FF 7F 00 00 01, 0:0:0:0:0:ffff:7f00:1, Ipv6",
        "03 01 61, a, DomainName",
        "03 0B 65 78 61 6D 70 6C 65 2E 63 6F 6D, example.com, DomainName",
        "03 09 31 32 37 2E 30 2E 30 2E 31, 127.0.0.1, DomainName",
    })
    void takesAnAddressAsItStandsOnTheWire(String address, String text, String kind) throws ProtocolException {
        Request request = decode("05 01 00", address, "01 BB");

        assertThat(request.address().asAsked()).isEqualTo(text);
        assertThat(request.address().getClass().getSimpleName()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 127, 128, 254, 255})
    void takesANameOfEachLength(int length) throws ProtocolException {
        Request request = decode("05 01 00 03", Octets.repeated(length, 1), Octets.repeated('x', length), "00 50");

        assertThat(request.address().asAsked()).isEqualTo("x".repeat(length));
        assertThat(request.port()).isEqualTo(80);
    }

    @Test
    void keepsANameOctetForOctet() throws ProtocolException {
        Request request = decode("05 01 00 03 05 00 0A 7F 80 FF 00 50");

        assertThat(request.address().asAsked()).isEqualTo("\0\n\u007f\u0080\u00ff");
    }

    @ParameterizedTest
    @CsvSource({"00 00, 0", "00 01, 1", "00 50, 80", "7F FF, 32767", "80 00, 32768", "FF FF, 65535"})
    void takesAPortAsUnsigned(String octets, int port) throws ProtocolException {
        assertThat(decode("05 01 00 01 C0 00 02 01", octets).port()).isEqualTo(port);
    }

    @Test
    void takesEveryCommandAndKnowsFive() throws ProtocolException {
        for (int octet = 0; octet <= 0xFF; octet++) {
            Request request = decode("05", Octets.repeated(octet, 1), "00 01", IPV4_REST);

            assertThat(request.commandOctet()).isEqualTo(octet);
            assertThat(request.command())
                    .isEqualTo(
                            switch (octet) {
                                case 1 -> Optional.of(Command.CONNECT);
                                case 2 -> Optional.of(Command.BIND);
                                case 3 -> Optional.of(Command.UDP_ASSOCIATE);
                                case 0x80 -> Optional.of(Command.PING);
                                case 0x81 -> Optional.of(Command.TRACEROUTE);
                                default -> Optional.empty();
                            });
        }
    }

    @Test
    void hasNoUserId() throws ProtocolException {
        assertThat(decode("05 01 00 01", IPV4_REST).userId()).isEmpty();
    }

    @Test
    void refusesAnotherVersionByItsFirstOctet() throws ProtocolException {
        for (int octet = 0; octet <= 0xFF; octet++) {
            if (octet != 5) {
                Feeding.Refusal refusal = refuse(Octets.repeated(octet, 1), "01 00 01", IPV4_REST);

                assertThat(refusal.after()).isEqualTo(1);
                assertThat(refusal.cause().reason().code()).isEqualTo("request-bad-version");
                assertThat(refusal.cause().reply()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x05, 0x7F, 0x80, 0xFF})
    void refusesAReservedOctetThatIsNotZeroAsSoonAsItIsThere(int octet) {
        Feeding.Refusal refusal = refuse("05 01", Octets.repeated(octet, 1), "01", IPV4_REST);

        assertThat(refusal.after()).isEqualTo(3);
        assertThat(refusal.cause().reason().code()).isEqualTo("request-reserved-not-zero");
        assertThat(refusal.cause().reply()).contains(ReplyCode.GENERAL_FAILURE);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "80 00, -",
                "80 01, NO_NAMES",
                "80 02, VERBOSE",
                "80 03, NO_NAMES VERBOSE",
                "81 00, -",
                "81 01, NO_NAMES",
                "81 02, VERBOSE",
                "81 03, NO_NAMES VERBOSE",
            })
    void takesFlagsWithPingAndTraceroute(String commandAndFlags, String names) throws ProtocolException {
        Set<RequestFlag> flags = names == null
                ? Set.of()
                : Arrays.stream(names.split(" ")).map(RequestFlag::valueOf).collect(Collectors.toSet());

        assertThat(decode("05", commandAndFlags, "01", IPV4_REST).flags()).isEqualTo(flags);
    }

    @Test
    void refusesEveryOtherFlagAsSoonAsItIsThere() {
        for (int octet = 4; octet <= 0xFF; octet++) {
            for (String command : List.of("05 80", "05 81")) {
                Feeding.Refusal refusal = refuse(command, Octets.repeated(octet, 1), "01", IPV4_REST);

                assertThat(refusal.after()).isEqualTo(3);
                assertThat(refusal.cause().reason().code()).isEqualTo("request-unknown-flags");
                assertThat(refusal.cause().reply()).contains(ReplyCode.GENERAL_FAILURE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", "03", "7F", "82", "FF"})
    void takesNoFlagsWithAnyOtherCommand(String command) {
        for (String flag : List.of("01", "02", "03")) {
            assertThat(refuse("05", command, flag, "01", IPV4_REST)
                            .cause()
                            .reason()
                            .code())
                    .isEqualTo("request-reserved-not-zero");
        }
    }

    @Test
    void refusesAnotherAddressTypeAsSoonAsItIsThere() {
        for (int octet = 0; octet <= 0xFF; octet++) {
            if (octet != 1 && octet != 3 && octet != 4) {
                Feeding.Refusal refusal = refuse("05 01 00", Octets.repeated(octet, 1), IPV4_REST);

                assertThat(refusal.after()).isEqualTo(4);
                assertThat(refusal.cause().reason().code()).isEqualTo("unknown-address-type");
                assertThat(refusal.cause().reply()).contains(ReplyCode.ADDRESS_TYPE_NOT_SUPPORTED);
            }
        }
    }

    @Test
    void refusesAnEmptyNameAsSoonAsItsLengthIsThere() {
        Feeding.Refusal refusal = refuse("05 01 00 03 00 00 50");

        assertThat(refusal.after()).isEqualTo(5);
        assertThat(refusal.cause().reason().code()).isEqualTo("empty-destination-name");
        assertThat(refusal.cause().reply()).contains(ReplyCode.GENERAL_FAILURE);
    }

    private static Request decode(String... hex) throws ProtocolException {
        return Feeding.message(Socks5RequestDecoder::decode, Octets.of(hex));
    }

    private static Feeding.Refusal refuse(String... hex) {
        return Feeding.refusal(Socks5RequestDecoder::decode, Octets.of(hex));
    }
}
