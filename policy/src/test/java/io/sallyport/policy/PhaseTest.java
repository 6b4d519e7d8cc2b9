package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A name whose address is not known yet. */
class PhaseTest {
    private static final Asked NAME = Asked.to("www.example.com", 443);

    @Test
    void needsTheAddressIfARuleMayPermit() {
        assertThat(Answer.to(PolicySpec.rules(permit("net").networks("198.51.100.0/24")), NAME))
                .isEqualTo("needs-address net");
    }

    @Test
    void asksForNoAddressIfNoRuleCanPermit() {
        PolicySpec policy = PolicySpec.rules(
                deny("bad").networks("198.51.100.0/24"),
                permit("other").networks("203.0.113.0/24").ports("80"));
        assertThat(Answer.to(policy, NAME)).isEqualTo("deny default no-rule-matches");
    }

    @Test
    void needsTheAddressIfADenialOfNetworksComesBeforeAPermit() {
        PolicySpec policy = PolicySpec.rules(deny("bad").networks("198.51.100.0/24"), permit("all"));
        assertThat(Answer.to(policy, NAME)).isEqualTo("needs-address all");
    }

    @Test
    void deniesAtOnceIfADenialComesBeforeThePermit() {
        PolicySpec policy = PolicySpec.rules(
                deny("bad").networks("198.51.100.0/24"),
                deny("host").hosts(".example.com"),
                permit("net").networks("203.0.113.0/24"));
        assertThat(Answer.to(policy, NAME)).isEqualTo("deny host denied-by-rule");
    }

    @Test
    void needsTheAddressIfAPermitComesBeforeTheDenial() {
        PolicySpec policy = PolicySpec.rules(
                permit("net").networks("203.0.113.0/24"), deny("host").hosts(".example.com"));
        assertThat(Answer.to(policy, NAME)).isEqualTo("needs-address net");
    }

    @Test
    void asksForNoAddressIfTheOnlyPermitWouldBeTooWeak() {
        PolicySpec policy =
                PolicySpec.rules(permit("net").networks("203.0.113.0/24").tls());
        assertThat(Answer.to(policy, NAME)).isEqualTo("deny default no-rule-matches");
    }

    @Test
    void asksForNoAddressIfTheGroupsOfTheOnlyPermitAreUnknown() {
        PolicySpec policy =
                PolicySpec.rules(permit("net").networks("203.0.113.0/24").groups("staff"));
        assertThat(Answer.to(policy, Asked.to("www.example.com", 443).groupsUnknown()))
                .isEqualTo("deny default no-rule-matches");
    }

    @Test
    void permitsANameAtOnceIfNoRuleBeforeAsksForTheAddress() {
        PolicySpec policy = PolicySpec.rules(
                permit("host").hosts(".example.com"), deny("net").networks("203.0.113.0/24"));
        assertThat(Answer.to(policy, NAME)).isEqualTo("permit host");
    }

    @Test
    void decidesByTheAddressOnceItIsKnown() {
        PolicySpec policy = PolicySpec.rules(deny("bad").networks("198.51.100.0/24"), permit("all"));
        assertThat(Answer.to(policy, Asked.to("www.example.com", 443).resolvedTo("198.51.100.7")))
                .isEqualTo("deny bad denied-by-rule");
        assertThat(Answer.to(policy, Asked.to("www.example.com", 443).resolvedTo("203.0.113.7")))
                .isEqualTo("permit all");
    }

    @Test
    void knowsTheAddressOfALiteralAtOnce() {
        PolicySpec policy = PolicySpec.rules(permit("net").networks("198.51.100.0/24"));
        assertThat(Answer.to(policy, Asked.to("198.51.100.7", 443))).isEqualTo("permit net");
        assertThat(Answer.to(policy, Asked.to("203.0.113.7", 443))).isEqualTo("deny default no-rule-matches");
    }

    @Test
    void believesALiteralAndNotAnAddressBesideIt() {
        PolicySpec policy = PolicySpec.rules(permit("net").networks("198.51.100.0/24"));
        assertThat(Answer.to(policy, Asked.to("203.0.113.7", 443).resolvedTo("198.51.100.7")))
                .isEqualTo("deny default no-rule-matches");
    }

    @Test
    void denialsOfNetworksSeeTheIpv4AddressInsideAnIpv6One() {
        PolicySpec policy = PolicySpec.rules(deny("bad").networks("198.51.100.0/24"), permit("all"));
        assertThat(Answer.to(policy, Asked.to("64:ff9b::c633:6407", 443))).isEqualTo("deny bad denied-by-rule");
    }

    @Test
    void rulingsSayTheRevisionAndThePhase() {
        CompiledPolicy policy = PolicySpec.rules(permit("all")).compiled();
        Decision first = policy.decide(NAME.request());
        Decision second = policy.decide(
                Asked.to("www.example.com", 443).resolvedTo("198.51.100.7").request());
        assertThat(first.ruling().revision()).isEqualTo("r1");
        assertThat(first.ruling().phase()).isEqualTo(Phase.REQUEST);
        assertThat(second.ruling().phase()).isEqualTo(Phase.DESTINATION_ADDRESS);
    }

    @Test
    void permitsCarryTheObligationsOfTheirRule() {
        CompiledPolicy policy = PolicySpec.rules(
                        permit("all").idle(Duration.ofMinutes(5)).perIdentity(3))
                .compiled();
        Decision.Permit permit = (Decision.Permit) policy.decide(NAME.request());
        assertThat(permit.obligations().idle()).contains(Duration.ofMinutes(5));
        assertThat(permit.obligations().sessionsPerIdentity()).hasValue(3);
        assertThat(permit.obligations().lifetime()).isEmpty();
    }

    @Test
    void theFirstRuleThatMatchesDecides() {
        PolicySpec policy =
                PolicySpec.rules(deny("port").ports("25"), permit("host").hosts(".example.com"), deny("rest"));
        assertThat(Answer.to(policy, Asked.to("www.example.com", 25))).isEqualTo("deny port denied-by-rule");
        assertThat(Answer.to(policy, NAME)).isEqualTo("permit host");
        assertThat(Answer.to(policy, Asked.to("example.net", 443))).isEqualTo("deny rest denied-by-rule");
    }
}
