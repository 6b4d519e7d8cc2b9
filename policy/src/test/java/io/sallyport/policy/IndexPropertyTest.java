package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.policy.explain.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index must never change an answer: what explains walks every rule, what decides asks the index. */
class IndexPropertyTest {
    private static final int POLICIES = 60;
    private static final int REQUESTS = 200;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 64, 65, 200})
    void decidesAsAWalkOverAllRulesDoes(int rules) {
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomPolicies random = new RandomPolicies(seed * 1000L + rules);
            CompiledPolicy policy = random.policy(rules);
            for (int i = 0; i < REQUESTS; i++) {
                AccessRequest request = random.asked().request();
                assertThat(Answer.of(policy.decide(request)))
                        .as("seed %d, request %d: %s", seed, i, request)
                        .isEqualTo(text(policy.explain(request).verdict()));
            }
        }
    }

    @Test
    void theRandomRequestsReachEveryKindOfAnswer() {
        Map<String, Integer> kinds = new HashMap<>();
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomPolicies random = new RandomPolicies(seed);
            CompiledPolicy policy = random.policy(20);
            for (int i = 0; i < REQUESTS; i++) {
                Decision decision = policy.decide(random.asked().request());
                String reason =
                        decision instanceof Decision.Deny deny ? deny.reason().code() : "";
                kinds.merge(decision.getClass().getSimpleName() + reason, 1, Integer::sum);
            }
        }
        assertThat(kinds.keySet())
                .contains(
                        "Permit",
                        "NeedsAddress",
                        "Denydenied-by-rule",
                        "Denyno-rule-matches",
                        "Denygroups-unknown",
                        "Denyrequires-method",
                        "Denyrequires-protection",
                        "Denyrequires-tls-version",
                        "Denyauthentication-too-old");
    }

    private static String text(Verdict verdict) {
        String reason = verdict.reason().isEmpty() ? "" : " " + verdict.reason();
        return switch (verdict.result()) {
            case PERMIT -> "permit " + verdict.rule();
            case NEEDS_ADDRESS -> "needs-address " + verdict.rule();
            case DENY -> "deny " + verdict.rule() + reason;
        };
    }
}
