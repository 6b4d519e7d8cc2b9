package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.FakeExchange.completed;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.abuse.HalfOpenPlace;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.tls.TlsBegun;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which sessions make room for others. */
class DisplacedSessionsTest extends WatchedSession {
    private static final String METHOD_NOBODY_OFFERS = "05 01 09";

    private void displace() {
        displace(Displacement.FOR_OTHERS);
    }

    private void displace(Displacement why) {
        fixture.client.pipeline().fireUserEventTriggered(why);
        fixture.client.runPendingTasks();
    }

    @Test
    void whoIsDisplacedForOthersEndsWithItsReasonAndIsCountedNothing() {
        watching(Offence.NO_AUTHENTICATION).selected();

        displace();

        assertThat(fixture.records.reasons()).containsExactly("half-open-displaced");
        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(counted()).isFalse();
    }

    /** Otherwise who never leaves but is displaced by his own would connect for nothing. */
    @Test
    void whoIsDisplacedForItsOwnSourceIsCountedAsOneThatLeft() {
        watching(Offence.NO_AUTHENTICATION).selected();

        displace(Displacement.FOR_ITS_SOURCE);

        assertThat(fixture.records.reasons()).containsExactly("half-open-displaced");
        assertThat(counted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void withinTlsItIsCountedAsARefusedHandshake(Offence offence) {
        watching(offence).open().client.pipeline().fireUserEventTriggered(TlsBegun.EVENT);

        displace(Displacement.FOR_ITS_SOURCE);

        assertThat(fixture.client.isOpen()).isFalse();
        assertThat(counted()).isEqualTo(offence == Offence.REFUSED_HANDSHAKE);
    }

    @ParameterizedTest
    @EnumSource
    void whoIsNotDisplacedIsCountedNothing(Offence offence) {
        fixture.exchange.answers(message -> new CompletableFuture<>());
        watching(offence).selected().receive(SessionFixture.MESSAGE);

        displace(Displacement.FOR_ITS_SOURCE);

        assertThat(fixture.client.isOpen()).isTrue();
        assertThat(counted()).isFalse();
    }

    @Test
    void whoWaitsForTheMethodIsNotDisplaced() {
        fixture.exchange.answers(message -> new CompletableFuture<>());
        fixture.selected().receive(SessionFixture.MESSAGE);

        displace();

        assertThat(fixture.client.isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "THOUGH_AUTHENTICATED")
    void whoIsKnownIsNotDisplaced(Displacement why) {
        fixture.authenticated();

        displace(why);

        assertThat(fixture.client.isOpen()).isTrue();
    }

    /** Its message may have come in between: it counts as half-open as before, and makes room once the method wants to hear more. */
    @Test
    void whoDoesNotMakeRoomIsCountedAndMakesItLater() {
        CompletableFuture<AuthenticationStep> answer = new CompletableFuture<>();
        fixture.exchange.answers(message -> answer);
        halfOpenAtMost(1, 1);
        fixture.selected();
        Optional<Runnable> displacement = another("s-2").displaced();
        fixture.receive(SessionFixture.MESSAGE);
        displacement.orElseThrow().run();
        fixture.abuse.halfOpen().over("s-2");
        assertThat(another("s-3").isTaken()).isFalse();

        answer.complete(new AuthenticationStep.Continue(FakeExchange.reply("BB")));
        fixture.client.runPendingTasks();
        another("s-4").displaced().orElseThrow().run();

        assertThat(fixture.records.reasons()).containsExactly("half-open-displaced");
    }

    @Test
    void whoHasAuthenticatedIsCountedForItsIdentity() {
        halfOpenAtMost(1, 0);
        fixture.authenticated();

        another("s-2").displaced().orElseThrow().run();

        assertThat(fixture.records.reasons()).containsExactly("half-open-displaced");
    }

    private HalfOpenPlace another(String id) {
        return fixture.abuse.halfOpen().open(id, address("203.0.113.1"), why -> {});
    }

    private void halfOpenAtMost(int most, int perSource) {
        AbuseSettings off = AbuseSettings.OFF;
        fixture.abuse = new AbuseControl(
                new AbuseSettings(new AbuseSettings.HalfOpenCaps(most, perSource), off.penalties(), off.lockout(), 1),
                System::nanoTime);
        fixture.abuse.halfOpen().open("s-1", address(SessionFixture.CLIENT), this::displace);
    }

    /** Otherwise whoever says nothing where policy asks for nothing would have all places for as long as the deadline. */
    @Test
    void whoIsNobodyInParticularIsDisplaced() {
        halfOpenAtMost(1, 1);
        fixture.exchange.answers(message -> completed(
                new AuthenticationStep.Accepted(FakeExchange.reply("AA"), Identity.anonymous(Instant.EPOCH))));
        fixture.authenticated();

        another("s-2").displaced().ifPresent(Runnable::run);

        assertThat(fixture.records.reasons()).containsExactly("half-open-displaced");
    }

    @ParameterizedTest
    @EnumSource
    void whoIsKnownMakesRoomLastAndIsCountedNothing(Offence offence) {
        watching(offence).authenticated();

        displace(Displacement.THOUGH_AUTHENTICATED);

        assertThat(fixture.records.reasons()).containsExactly("half-open-displaced");
        assertThat(counted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsConnectingIsNotDisplaced(Displacement why) {
        fixture.requested(SessionFixture.CONNECT_IPV4);

        displace(why);

        assertThat(fixture.client.isOpen()).isTrue();
    }

    @Test
    void whoIsRefusedAlreadyMakesRoomAtOnce() {
        fixture.open().receive(METHOD_NOBODY_OFFERS);
        assertThat(fixture.client.isOpen()).isTrue();

        displace();

        assertThat(fixture.client.isOpen()).isFalse();
    }
}
