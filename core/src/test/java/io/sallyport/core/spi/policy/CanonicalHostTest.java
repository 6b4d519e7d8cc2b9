package io.sallyport.core.spi.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalHostTest {
    private static final String LONGEST_LABEL = "a".repeat(63);

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "127.1, 127.0.0.1",
        "127.1., 127.0.0.1",
        "127.0.1, 127.0.0.1",
        "127.256, 127.0.1.0",
        "127.1.65535, 127.1.255.255",
        "0x7f000001, 127.0.0.1",
        "0X7F000001, 127.0.0.1",
        "0x7F.1, 127.0.0.1",
        "0x7f.0x0.0x0.0x1, 127.0.0.1",
        "0x7f.0.0.01, 127.0.0.1",
        "017700000001, 127.0.0.1",
        "0177.0.0.01, 127.0.0.1",
        "00000177.0.0.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "2130706433., 127.0.0.1",
        "0, 0.0.0.0",
        "00, 0.0.0.0",
        "0x, 0.0.0.0",
        "0x0, 0.0.0.0",
        "0.0.0.0, 0.0.0.0",
        "4294967295, 255.255.255.255",
        "0xffffffff, 255.255.255.255",
        "037777777777, 255.255.255.255",
        "255.255.255.255, 255.255.255.255",
        "1.16777215, 1.255.255.255",
        "169.254.169.254, 169.254.169.254",
        "0xA9FEA9FE, 169.254.169.254",
        "2852039166, 169.254.169.254",
        "010.8.8.8, 8.8.8.8"
    })
    void everySpellingOfAnIpv4AddressIsThatAddress(String spelling, String address) throws Exception {
        assertThat(CanonicalHost.parse(spelling)).isEqualTo(address(address));
        assertThat(CanonicalHost.parse(spelling).text()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "::1, 0:0:0:0:0:0:0:1",
        "[::1], 0:0:0:0:0:0:0:1",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
        "0000:0000:0000:0000:0000:0000:0000:0001, 0:0:0:0:0:0:0:1",
        "::0.0.0.1, 0:0:0:0:0:0:0:1",
        "::, 0:0:0:0:0:0:0:0",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "[fe80::1%eth0], fe80:0:0:0:0:0:0:1",
        "fe80::1%, fe80:0:0:0:0:0:0:1",
        "FE80::A, fe80:0:0:0:0:0:0:a",
        "2001:DB8::FF00:42:8329, 2001:db8:0:0:0:ff00:42:8329",
        "64:ff9b::192.0.2.33, 64:ff9b:0:0:0:0:c000:221"
    })
    void everySpellingOfAnIpv6AddressIsThatAddressWithoutZone(String spelling, String text) throws Exception {
        assertThat(CanonicalHost.parse(spelling).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::ffff:127.0.0.1",
                "::FFFF:7f00:1",
                "[::ffff:127.0.0.1]",
                "0:0:0:0:0:ffff:127.0.0.1",
                "0:0:0:0:0:ffff:7f00:0001",
                "::ffff:127.0.0.1%eth0"
            })
    void anIpv4MappedAddressIsTheIpv4Address(String spelling) throws Exception {
        assertThat(CanonicalHost.parse(spelling)).isEqualTo(address("127.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "EXAMPLE.com, example.com",
        "Example.Com., example.com",
        "localhost, localhost",
        "a, a",
        "_ldap._tcp.example.com, _ldap._tcp.example.com",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "1.2.3.4.example, 1.2.3.4.example",
        "0x7f.0.0.1g, 0x7f.0.0.1g",
        "127.0.0.1a, 127.0.0.1a",
        "1e3, 1e3",
        "-a-, -a-"
    })
    void everythingElseIsANameInLowerCaseWithoutTrailingDot(String spelling, String name) throws Exception {
        assertThat(CanonicalHost.parse(spelling)).isEqualTo(new CanonicalHost.Name(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.0.0.1",
                "1.2.3.256",
                "1.2.3.4.5",
                "1.2.65536",
                "1.16777216",
                "4294967296",
                "0x100000000",
                "040000000000",
                "08.8.8.8",
                "0x7g.0.0.0x1",
                "1.2.3.09",
                "example.123",
                "example.0x1f",
                "99999999999999999999",
                "18446744073709551617",
                "000000000000000000000000000000001",
                "1..2",
                "-1.2.3.4.5.6"
            })
    void whatOnlySomeTakeForAnAddressIsMalformed(String host) {
        refuses(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[::1",
                "::1]",
                "[]",
                "[127.0.0.1]",
                "[example.com]",
                "[::1].",
                "::1.",
                ".::1",
                ".1::",
                ":",
                ":::",
                "::1::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "::ffff:127.1",
                "::ffff:0x7f.0.0.1",
                "::g",
                "example.com:80",
                "127.0.0.1:80",
                "[::1]:80",
                "%eth0",
                "::1/128",
                "::\u0661"
            })
    void whatLooksLikeIpv6AndIsNotIsMalformed(String host) {
        refuses(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\u212Aelvin.example",
                "\uFF11.2.3.4",
                ".",
                "..",
                ".example",
                "example..com",
                "example.com..",
                " example.com",
                "example.com ",
                "exa mple",
                "example.com\0",
                "example.com\n",
                "ex\u00e4mple",
                "127\u30020\u30020\u30021",
                "\uff11\uff12\uff17.0.0.1",
                "127.0.0.\u0661",
                "a/b",
                "a@b",
                "a\\b",
                "*.example",
                "a%2eb"
            })
    void whatIsNoHostNameIsMalformed(String host) {
        refuses(host);
    }

    @Test
    void takesLabelsAndNamesUpToTheirLimits() throws Exception {
        String longest = String.join(".", LONGEST_LABEL, LONGEST_LABEL, LONGEST_LABEL, "a".repeat(61));

        assertThat(CanonicalHost.parse(longest + ".").text()).isEqualTo(longest).hasSize(253);
    }

    @Test
    void refusesLabelsAndNamesBeyondTheirLimits() {
        refuses("a".repeat(64));
        refuses(String.join(".", LONGEST_LABEL, LONGEST_LABEL, LONGEST_LABEL, "a".repeat(62)));
        refuses("a".repeat(256));
    }

    @Test
    void doesNotRepeatAHostileHost() {
        assertThatThrownBy(() -> CanonicalHost.parse("evil\nname")).hasMessageNotContaining("evil");
    }

    @Test
    void bringsAnAddressIntoCanonicalForm() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        mapped[12] = 127;
        mapped[15] = 1;

        assertThat(CanonicalHost.of(InetAddress.getByAddress(mapped))).isEqualTo(address("127.0.0.1"));
        assertThat(CanonicalHost.of(InetAddress.getByAddress("name.example", new byte[] {10, 0, 0, 1})))
                .isEqualTo(address("10.0.0.1"));
    }

    @Test
    void dropsTheNameThatAnAddressWasResolvedFrom() throws Exception {
        CanonicalHost host = CanonicalHost.of(InetAddress.getByAddress("name.example", new byte[] {10, 0, 0, 1}));

        assertThat(((CanonicalHost.Address) host).address()).hasToString("/10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example.com", "example.com.", "", "127.0.0.1", "1", "a.0x1", "::1", "a b"})
    void aNameCannotBeMadeOfWhatIsNoCanonicalName(String text) {
        assertThatThrownBy(() -> new CanonicalHost.Name(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CanonicalHost address(String text) throws Exception {
        String[] parts = text.split("\\.", -1);
        byte[] octets = new byte[4];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(parts[i]);
        }
        return CanonicalHost.of(InetAddress.getByAddress(octets));
    }

    private static void refuses(String host) {
        assertThatThrownBy(() -> CanonicalHost.parse(host)).isInstanceOf(MalformedHostException.class);
    }
}
