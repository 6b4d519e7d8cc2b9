package io.sallyport.core.association;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.caps.Places;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssociationsTest {
    private static final InetAddress CLIENT = address("192.0.2.7");

    private static Associations advertising(String address) {
        return new Associations(new PlaceCaps(1, 1), 0, PortRange.ANY, Optional.of(address(address)));
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
        assertThat(Associations.none().entered(CLIENT)).isEqualTo(Places.Outcome.NONE_LEFT);
        assertThat(advertising("203.0.113.7").isOff()).isFalse();
    }

    @Test
    void hasOnlySoManyPlaces() {
        Associations associations = advertising("203.0.113.7");
        assertThat(associations.entered(CLIENT)).isEqualTo(Places.Outcome.TAKEN);
        assertThat(associations.entered(CLIENT)).isEqualTo(Places.Outcome.NONE_LEFT);
        associations.left(CLIENT);
        assertThat(associations.entered(CLIENT)).isEqualTo(Places.Outcome.TAKEN);
    }

    @Test
    void hasOnlySoManyPlacesForOneSource() {
        Associations associations = new Associations(new PlaceCaps(10, 2), 0, PortRange.ANY, Optional.empty());
        associations.entered(CLIENT);
        associations.entered(CLIENT);
        assertThat(associations.entered(CLIENT)).isEqualTo(Places.Outcome.NONE_LEFT_FOR_SOURCE);
        assertThat(associations.entered(address("192.0.2.8"))).isEqualTo(Places.Outcome.TAKEN);
    }

    @Test
    void knowsWhereClientsSendToByBothAddresses() {
        Associations associations = advertising("203.0.113.7");
        associations.opened(socket("192.0.2.1", 5000));
        assertThat(associations.isClientSocket(socket("192.0.2.1", 5000))).isTrue();
        assertThat(associations.isClientSocket(socket("203.0.113.7", 5000))).isTrue();
        assertThat(associations.isClientSocket(socket("203.0.113.7", 5001))).isFalse();
        associations.closed(socket("192.0.2.1", 5000));
        assertThat(associations.isClientSocket(socket("192.0.2.1", 5000))).isFalse();
        assertThat(associations.isClientSocket(socket("203.0.113.7", 5000))).isFalse();
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
