package io.sallyport.core.caps;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressCountsTest {
    private final AddressCounts counts = new AddressCounts();

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 5000, true",
        "::ffff:192.0.2.1, 5000, true",
        "0.0.0.0, 5000, true",
        "::, 5000, true",
        "::ffff:0.0.0.0, 5000, true",
        "192.0.2.2, 5000, false",
        "192.0.2.1, 5001, false",
        "0.0.0.0, 5001, false",
        "::, 5001, false"
    })
    void isReachedThereOrAtTheUnspecifiedAddress(String host, int port, boolean reached) {
        counts.add(socket("192.0.2.1", 5000));

        assertThat(counts.isReachedAt(socket(host, port))).isEqualTo(reached);
    }

    @Test
    void isReachedNowhereAfterTheLastUse() {
        counts.add(socket("192.0.2.1", 5000));
        counts.add(socket("192.0.2.2", 5000));
        counts.remove(socket("192.0.2.1", 5000));
        assertThat(counts.isReachedAt(socket("0.0.0.0", 5000))).isTrue();
        counts.remove(socket("192.0.2.2", 5000));

        assertThat(counts.isReachedAt(socket("0.0.0.0", 5000))).isFalse();
    }
}
