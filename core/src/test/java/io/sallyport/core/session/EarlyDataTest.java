package io.sallyport.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.testing.FakeDialer;
import io.sallyport.core.testing.Octets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A client may send everything at once, and a network may cut it anywhere. */
class EarlyDataTest {
    private static final String DATA = "68 65 6C 6C 6F";
    private static final byte[] ALL =
            Octets.of(SessionFixture.GREETING, SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4, DATA);

    @Test
    void everythingMayComeInOneSegment() {
        assertRelays(fixture -> fixture.client.receive(ALL));
    }

    @Test
    void everythingMayComeOctetByOctet() {
        assertRelays(fixture -> {
            for (byte octet : ALL) {
                fixture.client.receive(octet);
            }
        });
    }

    @Test
    void everythingMayBeCutInTwoAnywhere() {
        for (int cut = 1; cut < ALL.length; cut++) {
            byte[] first = Arrays.copyOf(ALL, cut);
            byte[] second = Arrays.copyOfRange(ALL, cut, ALL.length);

            assertRelays(fixture -> {
                fixture.client.receive(first);
                fixture.client.receive(second);
            });
        }
    }

    @Test
    void dataMayComeWhileTheConnectionIsMade() {
        try (SessionFixture fixture = new SessionFixture()) {
            fixture.requested(SessionFixture.CONNECT_IPV4, "01").receive("02").receive("03");

            fixture.dialer.attempt(0).succeed();

            assertThat(fixture.destination().sent()).isEqualTo("01 02 03");
        }
    }

    @Test
    void theReplyComesBeforeTheDestinationsData() {
        try (SessionFixture fixture = new SessionFixture()) {
            fixture.requested(SessionFixture.CONNECT_IPV4).dialer.attempt(0).succeed();
            fixture.destination().receive(DATA);

            assertThat(fixture.client.sent()).isEqualTo(SessionFixture.SUCCEEDED + " " + DATA);
        }
    }

    private static void assertRelays(Consumer<SessionFixture> client) {
        try (SessionFixture fixture = new SessionFixture()) {
            fixture.dialer.onDial(FakeDialer.Attempt::succeed);
            fixture.open();

            client.accept(fixture);

            assertThat(fixture.client.sent()).isEqualTo("05 80 AA " + SessionFixture.SUCCEEDED);
            assertThat(fixture.destination().sent()).isEqualTo(DATA);
        }
    }
}
