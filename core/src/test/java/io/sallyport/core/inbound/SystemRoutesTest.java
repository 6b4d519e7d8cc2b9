package io.sallyport.core.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.Addresses;
import org.junit.jupiter.api.Test;

class SystemRoutesTest {
    @Test
    void reachesTheLoopbackAddressFromItself() {
        assertThat(new SystemRoutes().localAddressTowards(Addresses.address("127.0.0.1")))
                .contains(Addresses.address("127.0.0.1"));
    }

    @Test
    void hasNoWayToABroadcast() {
        assertThat(new SystemRoutes().localAddressTowards(Addresses.address("255.255.255.255")))
                .isEmpty();
    }
}
