package io.sallyport.policy.compile;

import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.guardrail.Guardrail;
import io.sallyport.policy.guardrail.Guardrails;
import io.sallyport.policy.host.HostPattern;
import io.sallyport.policy.rule.CommandCondition;
import io.sallyport.policy.rule.Condition;
import io.sallyport.policy.rule.HostCondition;
import io.sallyport.policy.rule.IdentityCondition;
import io.sallyport.policy.rule.PortCondition;
import io.sallyport.policy.rule.Rule;
import io.sallyport.policy.rule.Words;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds conditions that match less than they seem to, or nothing that their rule could permit. */
final class MatchLint {
    /** A last label of digits, or hexadecimal ones, with wildcards among them. */
    private static final Pattern NUMBER = Pattern.compile("(^|\\.)(?=[^.]*[0-9])([0-9*?]+|0x[0-9a-f*?]*)$");

    private final Guardrails guardrails;
    private final Problems problems;

    MatchLint(Guardrails guardrails, Problems problems) {
        this.guardrails = guardrails;
        this.problems = problems;
    }

    void check(Rule rule) {
        checkPatterns(rule);
        checkPorts(rule);
        if (rule.action() == RuleAction.PERMIT) {
            checkGuardrails(rule);
        }
    }

    private void checkGuardrails(Rule rule) {
        for (Condition condition : rule.conditions().all()) {
            Set<Guardrail> closing = guardrails.around(condition);
            if (!closing.isEmpty()) {
                List<String> keys = closing.stream().map(Guardrail::key).toList();
                problems.warning(
                        rule.label(),
                        "permits nothing: guardrails close all its " + Words.of(condition.dimension()) + ": " + keys,
                        "other destinations, or guardrails.remove");
            }
        }
    }

    /** A ping has port 0, and nobody means that. */
    private void checkPorts(Rule rule) {
        boolean portless = false;
        boolean ports = false;
        for (Condition condition : rule.conditions().all()) {
            portless |= condition instanceof CommandCondition commands && commands.includesToBeNamed();
            ports |= condition instanceof PortCondition port && !port.ports().contains(0, 0);
        }
        if (portless && ports) {
            problems.warning(
                    rule.label(),
                    "its ports match no ping and no traceroute, which have none",
                    "a rule without ports for them");
        }
    }

    private void checkPatterns(Rule rule) {
        rule.conditions().all().forEach(condition -> {
            if (condition instanceof HostCondition hosts) {
                checkHosts(rule, hosts.hosts().patterns());
            }
            if (condition instanceof IdentityCondition
                    && condition.expected().toString().contains("*")) {
                problems.warning(rule.label(), "'*' in an identity stands for itself only", "whole names, or groups");
            }
        });
    }

    /** Most names end in letters, and this is said sooner. */
    private static boolean mayEndInNumber(String host) {
        char first = host.charAt(host.lastIndexOf('.') + 1);
        return first < 'a' || first > 'z';
    }

    private void checkHosts(Rule rule, List<HostPattern> hosts) {
        for (HostPattern host : hosts) {
            if (host.text().equals("*")) {
                problems.warning(
                        rule.label(),
                        "the host '*' matches names of one label only",
                        ".suffix, or no hosts to match any name");
            } else if (mayEndInNumber(host.text())
                    && NUMBER.matcher(host.text()).find()) {
                problems.warning(
                        rule.label(),
                        "the host '" + host.text() + "' ends in what looks like a number, as no name does",
                        "a network in networks");
            }
        }
    }
}
