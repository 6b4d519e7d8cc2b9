package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.policy.explain.Explanation;
import io.sallyport.policy.explain.Session;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static PolicySpec policy() {
        return PolicySpec.rules(
                permit("mail").ports("25", "587"),
                deny("bad").networks("198.51.100.0/24"),
                permit("staff").groups("staff").hosts(".example.com"),
                permit("web").hosts(".example.com").age(Duration.ofHours(8)),
                deny("rest"));
    }

    @Test
    void saysForEveryRuleWhatFailsFirstAndWhichDecides() {
        Asked asked = Asked.to("www.example.com", 443).resolvedTo("203.0.113.7");
        assertThat(policy().compiled().explain(asked.request()).lines())
                .containsExactly(
                        "policy.yaml:10:5:   mail (permit): ports: 443 (expected: one of 25, 587)",
                        "policy.yaml:20:5:   bad (deny): networks: 203.0.113.7 (expected: 198.51.100.0/24)",
                        "policy.yaml:30:5:   staff (permit): groups: no group (expected: staff)",
                        "policy.yaml:40:5: * web (permit): matches",
                        "policy.yaml:50:5:   rest (deny): matches",
                        "destination-address: permit by 'web'");
    }

    @Test
    void saysWhatIsNotKnown() {
        Asked asked = Asked.to("www.example.com", 443).groupsUnknown();
        assertThat(policy().compiled().explain(asked.request()).lines())
                .contains(
                        "policy.yaml:20:5:   bad (deny): networks: not resolved yet (expected: 198.51.100.0/24)",
                        "policy.yaml:30:5: * staff (permit): groups: unknown (expected: staff)",
                        "request: deny by 'staff' (groups-unknown)");
    }

    @Test
    void saysWhichRequirementFails() {
        Asked asked = Asked.to("www.example.com", 443)
                .resolvedTo("203.0.113.7")
                .provedAt(PolicySpec.NOW.minus(Duration.ofHours(9)));
        assertThat(policy().compiled().explain(asked.request()).lines())
                .contains("policy.yaml:40:5: * web (permit): require.authentication-age: PT9H"
                        + " (expected: at most PT8H)");
    }

    @Test
    void saysWhichVersionOfTlsWasFound() {
        PolicySpec policy = PolicySpec.rules(
                deny("old").with("tls-versions", "1.2"), permit("new").tlsVersion("1.3"));
        Asked asked = Asked.to("203.0.113.7", 443);
        assertThat(policy.compiled().explain(asked.tls("TLSv1.0").request()).lines())
                .containsExactly(
                        "policy.yaml:10:5:   old (deny): tls-versions: unknown (expected: 1.2)",
                        "policy.yaml:20:5: * new (permit): require.tls-version: unknown (expected: at least 1.3)",
                        "request: deny by 'new' (requires-tls-version)");
    }

    @Test
    void saysThatAGuardrailDecidesAndNoRule() {
        Explanation explanation =
                policy().compiled().explain(Asked.to("127.0.0.1", 443).request());
        assertThat(explanation.verdict()).hasToString("request: deny by 'guardrail:loopback' (guardrail-loopback)");
        assertThat(explanation.rules()).noneMatch(rule -> rule.decides());
    }

    @Test
    void takesWrittenFactsAlongTheWholeWay() {
        FactsResult facts =
                PolicyCompiler.facts(new FactsSpec().address("203.0.113.7").document(), policy().context());
        Session session = ((FactsResult.Read) facts).session();
        List<Explanation> steps = policy().compiled().explain(session);
        assertThat(steps)
                .extracting(step -> step.verdict().toString())
                .containsExactly(
                        "admission: permit by 'default'",
                        "authentication: permit by 'all'",
                        "request: needs-address by 'web'",
                        "destination-address: permit by 'web'");
    }

    @Test
    void rejectsWrittenFactsThatMeanNothing() {
        FactsResult facts = PolicyCompiler.facts(new FactsSpec().host("a..b").document(), policy().context());
        assertThat(((FactsResult.Rejected) facts).problems())
                .singleElement()
                .asString()
                .startsWith("policy.yaml:90:7: host: no host");
    }
}
