package io.sallyport.gateway.control;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.caps.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    @ParameterizedTest
    @CsvSource({
        "*, 192.0.2.7, true",
        "*, 2001:db8::1, true",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.8, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.0/24, 192.0.2.255, true",
        "192.0.2.0/24, 192.0.3.0, false",
        "0.0.0.0/0, 255.0.0.1, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 192.0.2.7, false",
        "2001:db8::9, 2001:db8::1, true",
        "2001:db8::9/128, 2001:db8::1, true",
        "2001:db8::/64, 2001:db8:0:0:ffff::1, true",
        "2001:db8::/64, 2001:db8:0:1::1, false",
        "2001:db8:0:0::/64, 2001:db8::1, true",
        "::/64, ::2, true",
        "::/64, 0:0:0:1::, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "64:ff9b::192.0.2.7, 192.0.2.7, true",
    })
    void areAddressesAndNetworks(String text, String address, boolean matches) throws RefusedRequestException {
        assertThat(Sources.parse(text).matches().test(Source.of(address(address))))
                .isEqualTo(matches);
    }

    @Test
    void areUsersToo() throws RefusedRequestException {
        Source user = Source.of(ClientSource.ofUser(1000));

        assertThat(Sources.parse("unix:uid=1000").matches()).accepts(user);
        assertThat(Sources.parse("unix:uid=1001").matches()).rejects(user);
        assertThat(Sources.parse("unix:uid=4294967294").matches())
                .accepts(Source.of(ClientSource.ofUser(4_294_967_294L)));
    }

    /** What the list shows can be given back. */
    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "2001:db8::1", "2001:db8:1:2:3::", "::1"})
    void areReadAsTheyAreShown(String address) throws RefusedRequestException {
        Source source = Source.of(address(address));

        assertThat(Sources.parse(source.text()).matches()).accepts(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "office",
                "localhost",
                "192.0.2",
                "010.0.0.1",
                "192.0.2.1/24",
                "192.0.2.0/33",
                "192.0.2.0/",
                "2001:db8::/65",
                "2001:db8::/127",
                "64:ff9b::/96",
                "64:ff9b::/64",
                "64:ff9b::/48",
                "fe80::1%eth0",
                "[::1]",
                "unix:uid=",
                "unix:uid=-1",
                "unix:uid=alice",
                "unix:uid=4294967295",
                "unix:uid=4294967296",
                "unix:uid=9999999999",
                "* ",
                "192.0.2.7\n"
            })
    void areNothingElse(String text) {
        assertThatThrownBy(() -> Sources.parse(text))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageStartingWith("source: ")
                .hasMessageContaining("(expected: ");
    }
}
