package io.sallyport.policy.explain;

import io.sallyport.policy.rule.Finding;
import io.sallyport.policy.rule.Label;
import java.util.Optional;

/**
 * Why a rule does or does not decide.
 *
 * @param label the rule
 * @param action what it does: {@code permit}, also {@code permit from 192.0.2.5}, {@code deny}, {@code admit}, {@code refuse}, {@code offer}
 * @param finding the first condition or requirement that fails; empty if the facts meet them all
 * @param decides whether this rule has decided
 */
public record RuleExplanation(Label label, String action, Optional<Finding> finding, boolean decides) {
    @Override
    public String toString() {
        return label.location() + ": " + (decides ? "* " : "  ") + label.name() + " (" + action + "): "
                + finding.map(Finding::toString).orElse("matches");
    }
}
