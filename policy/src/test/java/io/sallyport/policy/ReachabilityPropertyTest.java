package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.policy.compile.Compilation;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to decide never must never decide: an operator who obeys takes it away. */
class ReachabilityPropertyTest {
    private static final int POLICIES = 400;
    private static final int REQUESTS = 300;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 20})
    void noRuleThatIsReportedAsShadowedEverDecides(int rules) {
        int shadowed = 0;
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomPolicies random = new RandomPolicies(seed * 1000L + rules);
            PolicySpec spec = PolicySpec.rules(random.rules(rules).toArray(RuleSpec[]::new));
            Compilation.Output output = compile(spec);
            Set<String> never = neverDeciding(output);
            shadowed += never.size();
            CompiledPolicy policy = new CompiledPolicy(
                    output.model(), output.findings(), spec.context().clock());
            for (int i = 0; i < REQUESTS && !never.isEmpty(); i++) {
                AccessRequest request = random.asked().request();
                assertThat(never).as("seed %d: %s", seed, request).doesNotContain(decidedBy(policy.decide(request)));
            }
        }
        assertThat(shadowed).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20, 60})
    void reportsEachRuleThatAnEarlierOneCovers(int rules) {
        for (int seed = 0; seed < POLICIES; seed++) {
            RandomPolicies random = new RandomPolicies(seed * 1000L + rules);
            Compilation.Output output =
                    compile(PolicySpec.rules(random.rules(rules).toArray(RuleSpec[]::new)));
            assertThat(neverDeciding(output))
                    .as("seed %d", seed)
                    .isEqualTo(covered(output.model().ruleset().rules()));
        }
    }

    private static Set<String> covered(List<Rule> rules) {
        Set<String> covered = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            Conditions late = rules.get(i).conditions();
            if (rules.subList(0, i).stream()
                    .anyMatch(early -> early.conditions().cover(late))) {
                covered.add(rules.get(i).label().name());
            }
        }
        return covered;
    }

    private static Compilation.Output compile(PolicySpec spec) {
        return new Compilation(spec.context()).compile(spec.document());
    }

    private static Set<String> neverDeciding(Compilation.Output output) {
        return output.findings().errors().stream()
                .map(problem -> problem.problem().replaceAll("'(.*)' never decides: .*", "$1"))
                .collect(Collectors.toSet());
    }

    /** To need the address is no decision yet. */
    private static String decidedBy(Decision decision) {
        return decision instanceof Decision.NeedsAddress
                ? ""
                : decision.ruling().rule();
    }
}
