package io.sallyport.core.association;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssociationsTest {
    private static Associations advertising(String address) {
        return new Associations(1, PortRange.ANY, Optional.of(address(address)));
    }

    @Test
    void tellsClientsTheAdvertisedAddressOfTheirFamily() {
        assertThat(advertising("203.0.113.7").advertised(socket("192.0.2.1", 5000)))
                .isEqualTo(socket("203.0.113.7", 5000));
        assertThat(advertising("203.0.113.7").advertised(socket("2001:db8::1", 5000)))
                .isEqualTo(socket("2001:db8::1", 5000));
    }

    @Test
    void isOffWithoutPlaces() {
        assertThat(Associations.none().isOff()).isTrue();
        assertThat(Associations.none().entered()).isFalse();
        assertThat(advertising("203.0.113.7").isOff()).isFalse();
    }

    @Test
    void hasOnlySoManyPlaces() {
        Associations associations = advertising("203.0.113.7");
        assertThat(associations.entered()).isTrue();
        assertThat(associations.entered()).isFalse();
        associations.left();
        assertThat(associations.entered()).isTrue();
    }

    @Test
    void triesEveryPortOfASmallRangeOnce() {
        assertThat(new PortRange(30_000, 30_009).candidates().sorted().toArray())
                .containsExactly(30_000, 30_001, 30_002, 30_003, 30_004, 30_005, 30_006, 30_007, 30_008, 30_009);
    }

    @Test
    void triesSomePortsOfALargeRange() {
        assertThat(new PortRange(30_000, 39_999).candidates().toArray())
                .hasSize(32)
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesTheChoiceToTheSystem() {
        assertThat(PortRange.ANY.candidates().toArray()).containsExactly(0);
    }
}
