package io.sallyport.core.session;

import static io.sallyport.core.testing.FakeExchange.completed;
import static io.sallyport.core.testing.FakeExchange.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.AuthenticationStep.Accepted;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.testing.FakeProtection;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens between a method's acceptance and the request: protection levels and groups. */
class AcceptanceTest {
    private static final Groups UNKNOWN = new Groups.Unknown(ReasonCode.of("group-lookup-failed"));
    private static final Identity WITHOUT_GROUPS = Identity.of("bob", Groups.NOT_LOOKED_UP, Instant.EPOCH);

    private final SessionFixture fixture = new SessionFixture();
    private final CompletableFuture<Set<String>> pending = new CompletableFuture<>();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void refusesALevelThatPolicyDoesNotAccept() {
        fixture.policy.offers(() -> offer(ProtectionLevel.CONFIDENTIALITY));

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertThat(fixture.client.sent()).isEqualTo("FF");
        assertThat(fixture.records.reasons()).containsExactly("protection-not-acceptable");
        assertThat(fixture.policy.asked()).isEmpty();
    }

    @Test
    void refusesAProtectionOfAMethodThatSaysItHasNone() {
        FakeProtection protection = new FakeProtection(ProtectionLevel.CONFIDENTIALITY);
        fixture.policy.offers(() -> offer(ProtectionLevel.CONFIDENTIALITY));
        fixture.exchange.answers(message -> completed(new Accepted(reply("AA"), WITHOUT_GROUPS, protection)));

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertThat(fixture.records.reasons()).containsExactly("protection-not-acceptable");
        assertThat(fixture.policy.asked()).isEmpty();
        assertThat(protection.isClosed()).isTrue();
    }

    @Test
    void closesAProtectionThatComesTooLate() {
        FakeProtection protection = new FakeProtection(ProtectionLevel.INTEGRITY);
        CompletableFuture<AuthenticationStep> step = new CompletableFuture<>();
        fixture.exchange.answers(message -> step);
        fixture.selected().receive("00").client.close();

        step.complete(new Accepted(reply("AA"), WITHOUT_GROUPS, protection));

        assertThat(protection.isClosed()).isTrue();
    }

    @Test
    void closesAProtectionOfAClientThatLeftBeforeItsGroupsWereKnown() {
        FakeProtection protection = new FakeProtection(ProtectionLevel.INTEGRITY);
        fixture.encapsulatedBy(protection).groupLookup(identity -> pending);
        fixture.exchange.answers(message -> completed(new Accepted(reply("AA"), WITHOUT_GROUPS, protection)));
        fixture.selected().receive(SessionFixture.MESSAGE).client.close();

        pending.complete(Set.of());

        assertThat(protection.isClosed()).isTrue();
    }

    @Test
    void looksUpGroupsThatTheMethodDoesNotKnow() {
        acceptsBob(identity -> CompletableFuture.completedFuture(Set.of("staff", identity.name())));

        assertThat(groups()).isEqualTo(Groups.of(Set.of("staff", "bob")));
    }

    @Test
    void doesNotLookUpGroupsThatTheMethodKnows() {
        fixture.groupLookup(identity -> pending).requested(SessionFixture.CONNECT_IPV4);

        assertThat(groups()).isEqualTo(Groups.NONE);
    }

    @Test
    void groupsAreUnknownWhereTheLookupFails() {
        acceptsBob(identity -> CompletableFuture.failedFuture(new IllegalStateException("test")));

        assertThat(groups()).isEqualTo(UNKNOWN);
    }

    @Test
    void groupsAreUnknownWhereTheLookupThrows() {
        acceptsBob(identity -> {
            throw new IllegalStateException("test");
        });

        assertThat(groups()).isEqualTo(UNKNOWN);
    }

    @Test
    void groupsAreUnknownWhereTheLookupAnswersNull() {
        acceptsBob(identity -> CompletableFuture.completedFuture(null));

        assertThat(groups()).isEqualTo(UNKNOWN);
    }

    @Test
    void groupsAreUnknownWhereThereIsNoStage() {
        acceptsBob(identity -> null);

        assertThat(groups()).isEqualTo(UNKNOWN);
    }

    @Test
    void groupsAreUnknownWhereOneOfThemIsNull() {
        acceptsBob(identity -> CompletableFuture.completedFuture(Collections.singleton(null)));

        assertThat(groups()).isEqualTo(UNKNOWN);
    }

    @Test
    void groupsStayNotLookedUpWhereNothingLooksThemUp() {
        fixture.exchange.answers(message -> completed(new Accepted(reply("AA"), WITHOUT_GROUPS)));

        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);

        assertThat(groups()).isEqualTo(Groups.NOT_LOOKED_UP);
    }

    @Test
    void tellsTheClientNothingBeforeItsGroupsAreKnown() {
        acceptsBob(identity -> pending);

        assertThat(fixture.client.sent()).isEmpty();
    }

    @Test
    void closesWhenGroupsNeverCome() {
        acceptsBob(identity -> pending);

        fixture.client.advance(SessionFixture.NEGOTIATION);

        assertThat(fixture.records.reasons()).containsExactly("negotiation-timed-out");
    }

    @Test
    void groupsThatComeTooLateChangeNothing() {
        acceptsBob(identity -> pending);
        fixture.client.close();

        pending.complete(Set.of());

        assertThat(fixture.records.reasons()).containsExactly("client-left");
        assertThat(fixture.policy.asked()).isEmpty();
    }

    private void acceptsBob(GroupLookup lookup) {
        fixture.groupLookup(lookup);
        fixture.exchange.answers(message -> completed(new Accepted(reply("AA"), WITHOUT_GROUPS)));
        fixture.selected().receive(SessionFixture.MESSAGE, SessionFixture.CONNECT_IPV4);
    }

    private Groups groups() {
        return fixture.policy.asked().get(0).proof().identity().groups();
    }

    private static MethodOffer offer(ProtectionLevel level) {
        return new MethodOffer(List.of(new MethodOffer.OfferedMethod("fake", Set.of(level))));
    }
}
