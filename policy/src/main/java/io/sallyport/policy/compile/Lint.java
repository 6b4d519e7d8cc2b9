package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.policy.decide.ClientRules;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.rule.Dimension;
import io.sallyport.policy.rule.HostCondition;
import io.sallyport.policy.rule.IdentityCondition;
import io.sallyport.policy.rule.Requirements;
import io.sallyport.policy.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is right by the language and yet is seldom meant. */
final class Lint {
    private final Problems problems;
    private final Set<String> offered;

    Lint(ClientRules<MethodOffer> authentication, Problems problems) {
        this.problems = problems;
        this.offered = authentication.rules().stream()
                .flatMap(rule -> rule.answer().methods().stream())
                .map(MethodOffer.OfferedMethod::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    void check(List<Rule> rules) {
        rules.forEach(this::check);
    }

    private void check(Rule rule) {
        boolean permits = rule.action() == RuleAction.PERMIT;
        if (permits && rule.conditions().all().isEmpty() && rule.requirements().equals(Requirements.NONE)) {
            warn(rule, "permits everything to everyone", "a match or a require");
        }
        boolean bothDestinations = rule.conditions().about(Dimension.HOSTS).isPresent()
                && rule.conditions().about(Dimension.NETWORKS).isPresent();
        if (!permits && bothDestinations) {
            warn(rule, "denies only where both hosts and networks match", "two rules, to deny where either matches");
        }
        checkMethods(rule);
        checkPatterns(rule);
    }

    private void checkMethods(Rule rule) {
        rule.requirements().methods().stream()
                .filter(method -> !offered.contains(method))
                .sorted()
                .forEach(method ->
                        warn(rule, "requires '" + method + "', which no client is offered", "one of " + offered));
    }

    private void checkPatterns(Rule rule) {
        rule.conditions().all().forEach(condition -> {
            if (condition instanceof HostCondition hosts
                    && hosts.expected().entries().contains("*")) {
                warn(rule, "the host '*' matches names of one label only", ".suffix, or no hosts to match any name");
            }
            if (condition instanceof IdentityCondition
                    && condition.expected().toString().contains("*")) {
                warn(rule, "'*' in an identity stands for itself only", "whole names, or groups");
            }
        });
    }

    private void warn(Rule rule, String problem, String expected) {
        problems.warning(new Problem(
                rule.label().location(), rule.label().path(), "'" + rule.label().name() + "': " + problem, expected));
    }
}
