package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every event in every state: the session ends for the right reason, once, and holds nothing any more. */
class SessionStatesTest {
    private final SessionFixture fixture = new SessionFixture();

    enum Standing {
        SELECTING,
        AUTHENTICATING,
        ANSWERING,
        REQUESTING,
        RESOLVING,
        CONNECTING,
        CONNECTING_TO_A_NAME,
        AWAITING_INBOUND,
        STARTING,
        PROBING,
        RELAYING
    }

    @BeforeEach
    void countSessions() {
        Obligations counted = new Obligations(Optional.empty(), Optional.empty(), OptionalInt.of(1), OptionalInt.of(1));
        fixture.policy.decides(request -> FakePolicy.permit(request, counted));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsWhenTheClientCloses(Standing standing) {
        reach(standing);

        fixture.client.close();

        assertOver(isHandedOver(standing) ? "client-reset" : "client-left");
    }

    @ParameterizedTest
    @EnumSource
    void endsWhenTheClientResets(Standing standing) {
        reach(standing);

        fixture.client.receiveReset();

        assertOver(isHandedOver(standing) ? "client-reset" : "client-left");
    }

    @ParameterizedTest
    @EnumSource
    void endsWhenTheGatewayStops(Standing standing) {
        reach(standing);

        fixture.session().stop();

        assertOver("gateway-stopped");
    }

    @ParameterizedTest
    @EnumSource
    void endsOnceThoughItIsStoppedTwice(Standing standing) {
        reach(standing);
        fixture.session().stop();

        fixture.session().stop();

        assertOver("gateway-stopped");
    }

    @ParameterizedTest
    @CsvSource({
        "SELECTING, negotiation-timed-out",
        "AUTHENTICATING, negotiation-timed-out",
        "ANSWERING, negotiation-timed-out",
        "REQUESTING, negotiation-timed-out",
        "RESOLVING, resolver-timed-out",
        "CONNECTING, connect-timed-out",
        "CONNECTING_TO_A_NAME, connect-timed-out",
        "AWAITING_INBOUND, bind-timed-out",
        "STARTING, program-start-timed-out",
        "PROBING, program-timed-out",
        "RELAYING, idle-too-long",
    })
    void endsWhenNothingHappens(Standing standing, String reason) {
        reach(standing);

        fixture.client.advance(SessionFixture.IDLE);
        fixture.client.close();

        assertOver(reason);
    }

    @ParameterizedTest
    @EnumSource(names = {"SELECTING", "AUTHENTICATING", "REQUESTING", "AWAITING_INBOUND", "STARTING"})
    void endsWhenTheClientEndsItsDirectionAndMustNot(Standing standing) {
        reach(standing);

        fixture.client.receiveEnd();

        assertOver("client-left");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SELECTING", "AUTHENTICATING", "REQUESTING", "AWAITING_INBOUND", "STARTING", "PROBING"})
    void goesOnWhenTheClientEndsItsDirectionAndAwaitsAnAnswer(Standing standing) {
        reach(standing);

        fixture.client.receiveEnd();

        assertThat(fixture.records.closed()).isEmpty();
        assertThat(fixture.client.isOpen()).isTrue();
    }

    private void reach(Standing standing) {
        switch (standing) {
            case SELECTING -> fixture.open();
            case AUTHENTICATING -> fixture.selected();
            case ANSWERING -> {
                fixture.exchange.answers(message -> new CompletableFuture<>());
                fixture.selected().receive(SessionFixture.MESSAGE);
            }
            case REQUESTING -> fixture.authenticated();
            case RESOLVING -> fixture.requested(SessionFixture.CONNECT_NAME);
            case CONNECTING -> fixture.requested(SessionFixture.CONNECT_IPV4);
            case CONNECTING_TO_A_NAME -> connectToTwoAddresses();
            case AWAITING_INBOUND -> fixture.requested("05 02 00 01 C0 00 02 01 00 15");
            case STARTING -> fixture.requested(SessionFixture.PING_IPV4);
            case PROBING -> fixture.probing();
            case RELAYING -> fixture.relaying();
        }
    }

    private static boolean isHandedOver(Standing standing) {
        return standing == Standing.RELAYING || standing == Standing.PROBING;
    }

    private void connectToTwoAddresses() {
        fixture.requested(SessionFixture.CONNECT_NAME).resolver.answer(address("192.0.2.1"), address("2001:db8::1"));
        fixture.client.advance(SessionFixture.RESOLVE);
        assertThat(fixture.dialer.dialed()).hasSize(2);
    }

    private void assertOver(String reason) {
        assertThat(fixture.records.opened()).hasSize(1);
        assertThat(fixture.records.reasons()).containsExactly(reason);
        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.limits.tracked()).as("places kept").isZero();
        for (int i = 0; i < fixture.dialer.dialed().size(); i++) {
            assertThat(fixture.dialer.attempt(i).channel().isOpen()).isFalse();
        }
        assertThat(fixture.sockets.opened()).noneMatch(socket -> socket.isOpen());
        fixture.programs.settle();
        assertThat(fixture.programsLeft()).as("programs").isZero();
    }
}
