package io.sallyport.policy.explain;

import java.util.List;
import java.util.stream.Stream;

/**
 * Why policy says what it says at one point of a session's way.
 *
 * @param verdict what it says
 * @param rules every rule that is asked at this point, in order; none is marked as deciding if a guardrail or a default
 *     decides
 */
public record Explanation(Verdict verdict, List<RuleExplanation> rules) {
    /** Copies the list. */
    public Explanation {
        rules = List.copyOf(rules);
    }

    /** The explanation to print: a line for each rule, the deciding one marked by a star, and one for the verdict. */
    public List<String> lines() {
        return Stream.concat(rules.stream().map(RuleExplanation::toString), Stream.of(verdict.toString()))
                .toList();
    }
}
