package io.sallyport.core.caps;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.caps.Places.Outcome;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final Places places = new Places(new PlaceCaps(8, 4), 2);

    @Test
    void theLastPlacesAreForWhoHasNone() {
        for (int i = 0; i < 3; i++) {
            places.take(address("192.0.2.1"));
            places.take(address("192.0.2.2"));
        }

        assertThat(places.take(address("192.0.2.1"))).isEqualTo(Outcome.NONE_LEFT);
        assertThat(places.taken()).isEqualTo(6);
        assertThat(places.take(address("192.0.2.3"))).isEqualTo(Outcome.TAKEN);
        assertThat(places.take(address("192.0.2.3"))).isEqualTo(Outcome.NONE_LEFT);
        assertThat(places.take(address("192.0.2.4"))).isEqualTo(Outcome.TAKEN);
        assertThat(places.take(address("192.0.2.5"))).isEqualTo(Outcome.NONE_LEFT);
    }

    /** RFC 6052: all of IPv4 is behind one network of 64 bits. */
    @Test
    void clientsByNat64AreAsManySourcesAsTheyAre() {
        Places two = new Places(new PlaceCaps(8, 1), 0);

        assertThat(two.take(address("64:ff9b::c633:6407"))).isEqualTo(Outcome.TAKEN);
        assertThat(two.take(address("64:ff9b::c633:6408"))).isEqualTo(Outcome.TAKEN);
        assertThat(two.take(address("198.51.100.7"))).isEqualTo(Outcome.NONE_LEFT_FOR_SOURCE);
    }

    @Test
    void aSourceThatGivesBackHasNoneAgain() {
        places.take(address("192.0.2.1"));
        places.giveBack(address("192.0.2.1"));

        assertThat(places.taken()).isZero();
        assertThat(places.sources()).isZero();
    }

    @Test
    void anIpv4AddressIsOneSourceHoweverItIsWritten() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, (byte) 192, 0, 2, 1};
        for (int i = 0; i < 4; i++) {
            places.take(address("192.0.2.1"));
        }

        assertThat(places.take(Inet6Address.getByAddress("", mapped, -1))).isEqualTo(Outcome.NONE_LEFT_FOR_SOURCE);
        mapped[15] = 2;
        assertThat(places.take(Inet6Address.getByAddress("", mapped, -1))).isEqualTo(Outcome.TAKEN);
        assertThat(places.sources()).isEqualTo(2);
    }
}
