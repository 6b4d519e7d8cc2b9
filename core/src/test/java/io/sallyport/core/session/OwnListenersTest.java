package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.inbound.HostAddresses;
import io.sallyport.core.inbound.Routes;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A way back into the gateway is found also where a rule says by which address to leave. */
class OwnListenersTest {
    private static final InetSocketAddress FROM = socket("203.0.113.5", 40_000);
    private static final InetSocketAddress TO = socket("203.0.113.9", SessionFixture.OWN_PORT);

    private final SessionFixture fixture = new SessionFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private OwnListeners routed(Routes routes) {
        return new OwnListeners(fixture.open().session().services(), HostAddresses.SYSTEM, routes);
    }

    @Test
    void anAddressThatIsReachedFromItselfIsThisHosts() {
        assertThat(routed(peer -> Optional.of(peer)).areReached(FROM, TO)).isTrue();
    }

    @Test
    void anAddressThatIsReachedFromAnotherIsNot() {
        assertThat(routed(peer -> Optional.of(address("203.0.113.1"))).areReached(FROM, TO))
                .isFalse();
    }

    @Test
    void anotherPortIsNobodysBusiness() {
        assertThat(routed(peer -> Optional.of(peer)).areReached(FROM, socket("203.0.113.9", 80)))
                .isFalse();
    }
}
