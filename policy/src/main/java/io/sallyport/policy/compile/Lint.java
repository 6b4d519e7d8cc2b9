package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.EgressBinding;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.policy.GatewayHost;
import io.sallyport.policy.decide.Model;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.rule.CommandCondition;
import io.sallyport.policy.rule.Condition;
import io.sallyport.policy.rule.Dimension;
import io.sallyport.policy.rule.Rule;
import io.sallyport.policy.rule.SourceCondition;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what is right by the language and yet is seldom meant. */
final class Lint {
    private final Problems problems;
    private final Set<String> offered;
    private final MatchLint matches;
    private final GatewayHost host;

    Lint(Model model, GatewayHost host, Problems problems) {
        this.host = host;
        this.problems = problems;
        this.matches = new MatchLint(model.guardrails(), problems);
        this.offered = model.authentication().rules().stream()
                .flatMap(rule -> rule.answer().methods().stream())
                .map(MethodOffer.OfferedMethod::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    void check(List<Rule> rules) {
        rules.forEach(this::check);
    }

    private void check(Rule rule) {
        boolean permits = rule.action() == RuleAction.PERMIT;
        if (permits
                && embracesAll(rule.conditions().written())
                && rule.requirements().areNone()) {
            problems.warning(rule.label(), "permits everything to everyone", "a match or a require");
        }
        boolean bothDestinations = rule.conditions().about(Dimension.HOSTS).isPresent()
                && rule.conditions().about(Dimension.NETWORKS).isPresent();
        if (!permits && bothDestinations) {
            problems.warning(
                    rule.label(),
                    "denies only where both hosts and networks match",
                    "two rules, to deny where either matches");
        }
        checkMethods(rule);
        checkEgress(rule);
        matches.check(rule);
    }

    private static boolean embracesAll(List<Condition> conditions) {
        return conditions.stream().allMatch(Lint::embracesAll);
    }

    /** Three commands are everything that RFC 1928 has, whether or not there are others of which the rule says nothing. */
    private static boolean embracesAll(Condition condition) {
        return condition.coversAll()
                || (condition instanceof SourceCondition sources && sources.coversNetworks())
                || (condition instanceof CommandCondition commands && commands.coversUnnamed());
    }

    /** No mistake: an address or an interface may come and go, and until it is there nothing goes out. */
    private void checkEgress(Rule rule) {
        EgressBinding egress = rule.obligations().egress();
        if (egress.isAny()) {
            return;
        }
        egress.addresses().stream()
                .filter(host.hasAddress().negate())
                .forEach(address -> warnOfMissing(rule, address.getHostAddress(), "an address of this host"));
        egress.networkInterface()
                .filter(host.hasInterface().negate())
                .ifPresent(name -> warnOfMissing(rule, name, "an interface of this host"));
    }

    private void warnOfMissing(Rule rule, String what, String expected) {
        problems.warning(
                rule.label(),
                "goes out by " + what + ", which this host does not have: what it permits will be refused",
                expected);
    }

    private void checkMethods(Rule rule) {
        if (offered.containsAll(rule.requirements().methods())) {
            return;
        }
        rule.requirements().methods().stream()
                .filter(method -> !offered.contains(method))
                .sorted()
                .forEach(method -> problems.warning(
                        rule.label(), "requires '" + method + "', which no client is offered", "one of " + offered));
    }
}
