package io.sallyport.core.abuse;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.0, 24, 192.0.2.255, true",
        "192.0.2.0, 24, 192.0.3.0, false",
        "192.0.2.128, 25, 192.0.2.127, false",
        "192.0.2.128, 25, 192.0.2.200, true",
        "192.0.2.1, 32, 192.0.2.1, true",
        "192.0.2.1, 32, 192.0.2.0, false",
        "0.0.0.0, 0, 203.0.113.9, true",
        "0.0.0.0, 0, 2001:db8::1, false",
        "::, 0, 2001:db8::1, true",
        "::, 0, 203.0.113.9, false",
        "2001:db8:8000::, 33, 2001:db8:7fff::1, false",
        "2001:db8:8000::, 33, 2001:db8:ffff::1, true",
        "::1, 128, ::1, true",
        "::1, 128, ::2, false"
    })
    void containsWhatBeginsAlike(String network, int prefix, String other, boolean contains) {
        assertThat(new Network(address(network), prefix).contains(address(other)))
                .isEqualTo(contains);
    }
}
