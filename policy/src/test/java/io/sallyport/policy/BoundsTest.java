package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.document.SetsDocument;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static RuleSpec[] rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(number ->
                        permit("r" + number).hosts(".h" + number + ".example").ports(Integer.toString(number)))
                .toArray(RuleSpec[]::new);
    }

    @Test
    void takesTenThousandRules() {
        CompiledPolicy policy = PolicySpec.rules(rules(10_000)).compiled();
        assertThat(Answer.of(policy.decide(Asked.to("www.h9999.example", 9999).request())))
                .isEqualTo("permit r9999");
    }

    @Test
    void takesNoMore() {
        assertThat(PolicySpec.rules(rules(10_001)).problems())
                .containsExactly("policy.yaml:1:1: rules: 10001 entries (expected: at most 10000)");
    }

    private static SetsDocument setOfHosts(String name, int size) {
        List<String> hosts =
                IntStream.range(0, size).mapToObj(i -> "h" + i + ".example").toList();
        return new SetsDocument(
                new SourceLocation("policy.yaml", 2, 3),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Map.of(name, hosts)),
                Optional.empty());
    }

    @Test
    void stopsAtTheBoundInsideOneList() {
        RuleSpec rule = permit("r").with("hosts", Collections.nCopies(1_000_000, "$big"));
        assertThat(PolicySpec.rules(rule, permit("s").hosts("$big"))
                        .sets(setOfHosts("big", 10_000))
                        .problems())
                .containsExactly("policy.yaml:10:5: rules[0].match.hosts:"
                        + " more than 200000 entries in all rules (expected: fewer entries)");
    }

    @Test
    void takesAsManyEntriesAsTheBoundSays() {
        RuleSpec rule = permit("r").with("hosts", Collections.nCopies(200, "$many"));
        assertThat(PolicySpec.rules(rule).sets(setOfHosts("many", 1000)).result())
                .isInstanceOf(CompilationResult.Compiled.class);
    }

    @Test
    void countsTheEntriesThatSetsGrowTo() {
        SetsDocument sets = setOfHosts("many", 1000);
        RuleSpec[] rules = IntStream.range(0, 300)
                .mapToObj(i -> permit("r" + i).hosts("$many").ports(Integer.toString(i)))
                .toArray(RuleSpec[]::new);
        assertThat(PolicySpec.rules(rules).sets(sets).problems())
                .singleElement()
                .asString()
                .contains("more than 200000 entries in all rules");
    }
}
