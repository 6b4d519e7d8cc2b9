package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.DatagramObligations;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** FRAG, RFC 1928 section 7. */
class AssociationFragmentsTest {
    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void fragmentsArePutTogether() {
        session.associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "01");
        session.send("00 00 82", TO_DESTINATION.substring(9), "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01 02");
    }

    @Test
    void aDatagramThatIsNoFragmentAbandonsThoseBefore() {
        session.associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "01");
        session.send(TO_DESTINATION, "03");
        session.send("00 00 82", TO_DESTINATION.substring(9), "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 03");
    }

    @Test
    void fragmentsAreAbandonedWhenTheTimerRunsOut() {
        session.associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "01");
        fixture.client.advance(Duration.ofSeconds(10));
        session.send("00 00 82", TO_DESTINATION.substring(9), "02");
        assertThat(fixture.datagramSockets.opened()).hasSize(1);
    }

    @Test
    void fragmentsAreDroppedWhereARuleSaysSo() {
        session.binds(
                new DatagramObligations(OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty(), false, true));
        session.associated(ASSOCIATE).send("00 00 81", TO_DESTINATION.substring(9), "01");
        assertThat(session.dropped()).containsExactly(Map.entry("fragment", 1L));
    }

    @Test
    void fragmentsThatFindNoRoomAreAbandonedAndTheirRoomIsGivenBack() {
        session.othersHold(SessionFixture.PENDING_OCTETS - 2000);
        session.associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "00 ".repeat(500));
        session.send("00 00 82", TO_DESTINATION.substring(9), "00 ".repeat(500));
        assertThat(fixture.datagramSockets.opened()).hasSize(1);

        session.send("00 00 01", TO_DESTINATION.substring(9), "01");
        session.send("00 00 82", TO_DESTINATION.substring(9), "02");
        assertThat(fixture.datagramSockets.destination(1).sent()).containsExactly("203.0.113.7:53: 01 02");
        assertThat(fixture.registry.pending().held()).isEqualTo(SessionFixture.PENDING_OCTETS - 2000);
    }

    @Test
    void whatWasCollectedIsGivenBackWithTheAssociation() {
        session.associated(ASSOCIATE).send("00 00 01", TO_DESTINATION.substring(9), "01");
        assertThat(fixture.registry.pending().held()).isPositive();

        fixture.client.receiveEnd();

        assertThat(fixture.registry.pending().held()).isZero();
    }
}
