package io.sallyport.core.caps;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTest {
    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.7",
        "255.255.255.255, 255.255.255.255",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2::/64",
        "::1, 0:0:0:0::/64",
        "64:ff9b::c633:6407, 198.51.100.7",
        "64:ff9b:1::c633:6407, 64:ff9b:1:0::/64"
    })
    void saysWhomItCounts(String address, String source) {
        assertThat(Source.of(address(address)).text()).isEqualTo(source);
    }

    @Test
    void countsAnIpv6NetworkOf64BitsAsOne() {
        assertThat(Source.of(address("2001:db8:0:1::9"))).isEqualTo(Source.of(address("2001:db8:0:1:ffff::")));
        assertThat(Source.of(address("2001:db8:0:1::9"))).isNotEqualTo(Source.of(address("2001:db8:0:2::9")));
    }

    @Test
    void tellsFamiliesApart() {
        assertThat(Source.of(address("0.0.0.0"))).isNotEqualTo(Source.of(address("::")));
    }
}
