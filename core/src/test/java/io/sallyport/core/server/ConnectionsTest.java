package io.sallyport.core.server;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final InetAddress ONE = address("192.0.2.1");
    private static final InetAddress OTHER = address("2001:db8::1");

    private final Connections connections = new Connections(new ConnectionCaps(3, 2));

    @Test
    void takesAsManyFromOneSourceAsItMay() {
        connections.opened(ONE);

        assertThat(connections.opened(ONE)).isEmpty();
        assertThat(connections.opened(ONE)).contains(Connections.TOO_MANY_FROM_SOURCE);
    }

    @Test
    void takesAnIpv6NetworkOf64BitsForOneSource() {
        connections.opened(address("2001:db8::1"));
        connections.opened(address("2001:db8::ffff:0:0:2"));

        assertThat(connections.opened(address("2001:db8::3"))).contains(Connections.TOO_MANY_FROM_SOURCE);
        assertThat(connections.opened(address("2001:db8:0:1::1"))).isEmpty();
    }

    @Test
    void takesAsManyInAllAsItMay() {
        connections.opened(ONE);
        connections.opened(ONE);

        assertThat(connections.opened(OTHER)).isEmpty();
        assertThat(connections.opened(OTHER)).contains(Connections.TOO_MANY);
    }

    @Test
    void takesAnotherWhenOneIsClosed() {
        connections.opened(ONE);
        connections.opened(ONE);

        connections.closed(ONE);

        assertThat(connections.opened(ONE)).isEmpty();
    }

    @Test
    void countsNoneThatItDidNotTake() {
        connections.opened(ONE);
        connections.opened(ONE);
        connections.opened(ONE);
        connections.opened(OTHER);
        connections.opened(OTHER);

        assertThat(connections.open()).isEqualTo(3);
    }

    @Test
    void remembersNoSourceThatIsGone() {
        connections.opened(ONE);
        connections.opened(OTHER);

        connections.closed(ONE);
        connections.closed(OTHER);

        assertThat(connections.sources()).isZero();
        assertThat(connections.open()).isZero();
    }
}
