package io.sallyport.core.protocol;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.testing.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramHeaderTest {
    private static final String IPV4 = "00 00 00 01 C0 00 02 01 12 34";
    private static final String IPV6 = "00 00 00 04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 12 34";
    private static final String NAME = "00 00 00 03 02 61 62 12 34";

    private static int lengthOf(String... hex) {
        ByteBuf datagram = Octets.buffer("FF FF", String.join(" ", hex)).skipBytes(2);
        try {
            return DatagramHeader.lengthOf(datagram);
        } finally {
            assertThat(datagram.readerIndex()).isEqualTo(2);
            datagram.release();
        }
    }

    @Test
    void isAsLongAsItsAddress() {
        assertThat(lengthOf(IPV4)).isEqualTo(10);
        assertThat(lengthOf(IPV6)).isEqualTo(22);
        assertThat(lengthOf(NAME)).isEqualTo(9);
    }

    @Test
    void endsWhereThePayloadBegins() {
        assertThat(lengthOf(IPV4, "01 02 03")).isEqualTo(10);
        assertThat(lengthOf(NAME, "00")).isEqualTo(9);
    }

    @Test
    void takesTheLongestName() {
        assertThat(lengthOf("00 00 00 03 FF", Octets.repeated(0x61, 255), "12 34"))
                .isEqualTo(DatagramHeader.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {IPV4, IPV6, NAME})
    void isNoneWhereAnOctetIsMissing(String header) {
        for (int length = 0; length < header.length(); length += 3) {
            assertThat(lengthOf(header.substring(0, length)))
                    .as("%s octets", length / 3)
                    .isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "01 00 00 01 C0 00 02 01 12 34, RSV",
        "00 01 00 01 C0 00 02 01 12 34, RSV",
        "80 80 00 01 C0 00 02 01 12 34, RSV",
        "00 00 00 00 C0 00 02 01 12 34, ATYP",
        "00 00 00 02 C0 00 02 01 12 34, ATYP",
        "00 00 00 05 C0 00 02 01 12 34, ATYP",
        "00 00 00 FF C0 00 02 01 12 34, ATYP",
        "00 00 00 03 00 12 34 00 00 00, no name",
        "05 01 00 01 C0 00 02 01 12 34, a request",
    })
    void isNoneWithAnythingElse(String octets, String what) {
        assertThat(lengthOf(octets)).as(what).isEqualTo(DatagramHeader.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0x7F, 0x80, 0x81, 0xFF})
    void tellsEveryFragment(int fragment) {
        ByteBuf datagram = Octets.buffer("00 00", Octets.hex((byte) fragment), "01 C0 00 02 01 12 34");
        assertThat(DatagramHeader.lengthOf(datagram)).isEqualTo(10);
        assertThat(DatagramHeader.fragment(datagram)).isEqualTo(fragment);
        datagram.release();
    }

    @ParameterizedTest
    @CsvSource({
        "01 C0 00 02 01 12 34, 192.0.2.1, 4660",
        "04 20 01 0D B8 00 00 00 00 00 00 00 00 00 00 00 01 FF FF, 2001:db8:0:0:0:0:0:1, 65535",
        "03 02 61 62 00 00, ab, 0",
    })
    void tellsTheDestination(String octets, String address, int port) {
        assertThat(DatagramHeader.address(Octets.of(octets)).asAsked()).isEqualTo(address);
        assertThat(DatagramHeader.port(Octets.of(octets))).isEqualTo(port);
    }

    @Test
    void isMadeOfWhereADatagramCameFrom() {
        assertThat(Octets.hex(DatagramHeader.of(socket("192.0.2.1", 0x1234)))).isEqualTo(IPV4);
        assertThat(Octets.hex(DatagramHeader.of(socket("2001:db8::1", 0x1234)))).isEqualTo(IPV6);
    }
}
