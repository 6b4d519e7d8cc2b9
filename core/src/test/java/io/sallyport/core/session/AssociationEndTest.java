package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.ASSOCIATE;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.testing.FakePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When an association ends, and when not. */
class AssociationEndTest {
    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void endsWithItsConnection() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.client.receiveEnd();
        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(fixture.datagramSockets.opened()).noneMatch(socket -> socket.isOpen());
        assertThat(fixture.registry.count()).isZero();
        assertThat(fixture.limits.tracked()).isZero();
    }

    @Test
    void endsWithAResetOfItsConnection() {
        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");
        fixture.client.receiveReset();
        assertThat(fixture.records.reasons()).containsExactly("client-reset");
        assertThat(fixture.datagramSockets.opened()).noneMatch(socket -> socket.isOpen());
    }

    @Test
    void endsWhenItIsIdle() {
        session.associated(ASSOCIATE);
        fixture.client.advance(Duration.ofMinutes(2));
        session.send(TO_DESTINATION, "01");
        fixture.client.advance(Duration.ofMinutes(2));
        session.send("00");
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.advance(Duration.ofMinutes(1));
        assertThat(fixture.records.reasons()).containsExactly("idle-too-long");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void endsWithTheLifetimeOfARuleThatItUses() {
        session.decides(request -> FakePolicy.permit(
                request,
                new Obligations(
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(2)),
                        OptionalInt.empty(),
                        OptionalInt.empty())));
        session.associated(ASSOCIATE);
        fixture.client.advance(Duration.ofSeconds(90));
        session.send(TO_DESTINATION, "01");
        fixture.client.advance(Duration.ofSeconds(29));
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.advance(Duration.ofSeconds(1));
        assertThat(fixture.records.reasons()).containsExactly("lifetime-over");
    }

    @Test
    void endsWithTheProofThatItWasPermittedOn() {
        Identity expiring =
                new Identity("alice", Groups.NONE, Instant.EPOCH, Optional.of(Instant.EPOCH.plusSeconds(60)));
        fixture.exchange.answers(
                message -> FakeExchange.completed(new AuthenticationStep.Accepted(FakeExchange.reply("AA"), expiring)));
        session.associated(ASSOCIATE);
        fixture.client.advance(Duration.ofSeconds(59));
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.advance(Duration.ofSeconds(1));
        assertThat(fixture.records.reasons()).containsExactly("lifetime-over");
    }

    @Test
    void aRuleThatEndsItSoonerLetsTheDatagramPassThatItIsUsedFor() {
        Obligations brief = new Obligations(
                Optional.of(Duration.ofSeconds(1)), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
        session.decides(request -> FakePolicy.permit(request, brief));
        session.associated(ASSOCIATE);
        fixture.client.advance(Duration.ofSeconds(2));

        session.send(TO_DESTINATION, "01");

        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
        assertThat(fixture.records.reasons()).isEmpty();
        fixture.client.advance(Duration.ofSeconds(1));
        assertThat(fixture.records.reasons()).containsExactly("idle-too-long");
    }

    @Test
    void aRuleWhoseLifetimeIsOverEndsItAfterTheDatagram() {
        Obligations brief = new Obligations(
                Optional.empty(), Optional.of(Duration.ofSeconds(1)), OptionalInt.empty(), OptionalInt.empty());
        session.decides(request -> FakePolicy.permit(request, brief));
        session.associated(ASSOCIATE);
        fixture.client.advance(Duration.ofSeconds(2));

        session.send(TO_DESTINATION, "01");
        fixture.client.advance(Duration.ZERO);

        assertThat(fixture.records.reasons()).containsExactly("lifetime-over");
    }

    @Test
    void aProofToTheYear9999IsNoBound() {
        Identity lasting =
                new Identity("alice", Groups.NONE, Instant.EPOCH, Optional.of(Instant.parse("9999-12-31T23:59:59Z")));
        fixture.exchange.answers(
                message -> FakeExchange.completed(new AuthenticationStep.Accepted(FakeExchange.reply("AA"), lasting)));

        session.associated(ASSOCIATE).send(TO_DESTINATION, "01");

        assertThat(fixture.datagramSockets.destination(1).sent()).hasSize(1);
    }

    @Test
    void endsWhenTheGatewayStops() {
        session.associated(ASSOCIATE);
        fixture.session().stop();
        assertThat(fixture.records.reasons()).containsExactly("gateway-stopped");
        assertThat(fixture.client.isOpen()).isFalse();
    }

    @Test
    void whatTheClientSendsOnItsConnectionMeansNothing() {
        session.associated(ASSOCIATE);
        fixture.client.receive("05 01 00");
        assertThat(fixture.client.sent()).isEmpty();
        assertThat(fixture.client.isOpen()).isTrue();
        fixture.client.receive(new byte[64 * 1024]);
        assertThat(fixture.records.reasons()).containsExactly("octets-after-association");
    }
}
