package io.sallyport.core.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.Addresses;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressOrderTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "192.0.2.1, 192.0.2.1",
        "192.0.2.2 192.0.2.1, 192.0.2.2 192.0.2.1",
        "::2 ::1, ::2 ::1",
        "::1 ::2 192.0.2.1 192.0.2.2, ::1 192.0.2.1 ::2 192.0.2.2",
        "192.0.2.1 192.0.2.2 ::1 ::2, 192.0.2.1 ::1 192.0.2.2 ::2",
        "::1 192.0.2.1 192.0.2.2 192.0.2.3, ::1 192.0.2.1 192.0.2.2 192.0.2.3",
        "::1 ::2 ::3 192.0.2.1, ::1 192.0.2.1 ::2 ::3",
    })
    void putsFamiliesInTurnAndKeepsTheOrderWithinEach(String given, String ordered) {
        assertThat(AddressOrder.interleave(addresses(given))).isEqualTo(addresses(ordered));
    }

    private static List<InetAddress> addresses(String literals) {
        return Arrays.stream(literals.split(" "))
                .filter(literal -> !literal.isEmpty())
                .map(Addresses::address)
                .toList();
    }
}
