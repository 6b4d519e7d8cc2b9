package io.sallyport.core.inbound;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HostAddressesTest {
    private long now;
    private int asked;
    private Set<InetAddress> there = Set.of(address("192.0.2.1"));

    private final HostAddresses addresses = new HostAddresses(
            () -> {
                asked++;
                return there;
            },
            () -> now);

    @Test
    void asksTheSystemOnceInASecondForHoweverMany() {
        for (int i = 0; i < 1000; i++) {
            assertThat(addresses.has(address("192.0.2.1"))).isTrue();
            assertThat(addresses.has(address("192.0.2.2"))).isFalse();
        }
        assertThat(asked).isEqualTo(1);
        there = Set.of(address("192.0.2.2"));
        now += TimeUnit.SECONDS.toNanos(1);
        assertThat(addresses.has(address("192.0.2.2"))).isTrue();
        assertThat(addresses.has(address("192.0.2.1"))).isFalse();
    }

    @Test
    void everyLoopbackAddressIsThisHosts() {
        assertThat(addresses.has(address("127.9.9.9"))).isTrue();
        assertThat(addresses.has(address("::1"))).isTrue();
        assertThat(addresses.has(address("0.0.0.0"))).isTrue();
        assertThat(asked).isZero();
    }

    @Test
    void takesAnAddressForItsOwnIfTheSystemCannotSay() {
        HostAddresses unknown = new HostAddresses(
                () -> {
                    throw new SocketException("test");
                },
                () -> now);
        assertThat(unknown.has(address("192.0.2.1"))).isTrue();
    }

    @Test
    void theSystemSaysSomething() throws SocketException {
        assertThat(HostAddresses.SYSTEM.has(address("192.0.2.1"))).isFalse();
        assertThat(HostAddresses.all()).contains(address("127.0.0.1"));
    }
}
