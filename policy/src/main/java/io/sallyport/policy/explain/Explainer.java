package io.sallyport.policy.explain;

import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.EgressBinding;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.spi.policy.MethodOffer.OfferedMethod;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.policy.decide.Candidates;
import io.sallyport.policy.decide.ClientRules;
import io.sallyport.policy.decide.Decider;
import io.sallyport.policy.decide.Model;
import io.sallyport.policy.decide.Ruleset;
import io.sallyport.policy.explain.Verdict.Result;
import io.sallyport.policy.rule.ClientRule;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.Finding;
import io.sallyport.policy.rule.Label;
import io.sallyport.policy.rule.Rule;
import io.sallyport.policy.rule.Words;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes a session along its way and says at each point what policy says and why, walking every rule. */
public final class Explainer {
    private final Model model;
    private final Decider decider;

    /** Gives the explainer of a policy. */
    public Explainer(Model model) {
        this.model = model;
        this.decider = new Decider(model);
    }

    /** Explains every point up to the one where the session ends, or to the last that its facts reach. */
    public List<Explanation> walk(Session session) {
        Facts facts = session.asRequested();
        List<Explanation> steps = new ArrayList<>(List.of(admission(facts)));
        if (last(steps) == Result.PERMIT) {
            steps.add(authentication(facts));
        }
        if (last(steps) == Result.PERMIT && session.associates()) {
            steps.add(request(session.asAssociation()));
        }
        if (last(steps) == Result.PERMIT) {
            steps.add(request(facts));
        }
        if (last(steps) != Result.DENY && session.address().isPresent()) {
            steps.add(request(session.at(session.address().get())));
        }
        if (last(steps) != Result.DENY && session.peer().isPresent()) {
            steps.add(request(session.from(session.peer().get())));
        }
        return steps;
    }

    /** Explains the decision about a request. */
    public Explanation request(Facts facts) {
        Optional<Decision> before = decider.beforeRules(facts);
        Decision decision = before.orElseGet(() ->
                decider.byRules(facts, Candidates.all(model.ruleset().rules().size())));
        String deciding = before.isPresent() ? "" : decision.ruling().rule();
        List<RuleExplanation> rules = model.ruleset().rules().stream()
                .map(rule -> new RuleExplanation(
                        rule.label(),
                        action(rule),
                        rule.explain(facts),
                        rule.label().name().equals(deciding)))
                .toList();
        return new Explanation(Verdict.of(decision), rules);
    }

    private Explanation admission(Facts facts) {
        String rule = name(model.admission(), facts);
        Verdict verdict = model.admission().answer(facts) instanceof Admission.Refused refused
                ? Verdict.deny(Phase.ADMISSION, rule, refused.reason().code())
                : Verdict.permit(Phase.ADMISSION, rule);
        return new Explanation(verdict, rules(model.admission(), facts, Explainer::action));
    }

    private Explanation authentication(Facts facts) {
        String rule = name(model.authentication(), facts);
        Optional<OfferedMethod> method = model.authentication().answer(facts).methods().stream()
                .filter(offered -> offered.name().equals(facts.method()))
                .findFirst();
        return new Explanation(offered(rule, method, facts), rules(model.authentication(), facts, Explainer::methods));
    }

    private static Verdict offered(String rule, Optional<OfferedMethod> method, Facts facts) {
        if (method.isEmpty()) {
            return Verdict.deny(Phase.AUTHENTICATION, rule, "method-not-offered");
        }
        return method.get().acceptableProtection().contains(facts.protection())
                ? Verdict.permit(Phase.AUTHENTICATION, rule)
                : Verdict.deny(Phase.AUTHENTICATION, rule, "protection-not-offered");
    }

    private static <A> List<RuleExplanation> rules(ClientRules<A> rules, Facts facts, Function<A, String> action) {
        String deciding = name(rules, facts);
        return rules.rules().stream()
                .map(rule -> new RuleExplanation(
                        rule.label(),
                        action.apply(rule.answer()),
                        finding(rule, facts),
                        rule.label().name().equals(deciding)))
                .toList();
    }

    private static Optional<Finding> finding(ClientRule<?> rule, Facts facts) {
        return rule.conditions().explain(facts);
    }

    private static <A> String name(ClientRules<A> rules, Facts facts) {
        return rules.first(facts).map(ClientRule::label).map(Label::name).orElse(Ruleset.DEFAULT);
    }

    private static String action(Rule rule) {
        EgressBinding egress = rule.obligations().egress();
        String from = String.join(
                ", ",
                egress.addresses().stream().map(InetAddress::getHostAddress).toList());
        return Words.of(rule.action())
                + (from.isEmpty() ? "" : " from " + from)
                + egress.networkInterface().map(name -> " by " + name).orElse("");
    }

    private static String action(Admission admission) {
        return admission instanceof Admission.Refused ? "refuse" : "admit";
    }

    private static String methods(MethodOffer offer) {
        return "offer "
                + String.join(
                        ", ", offer.methods().stream().map(OfferedMethod::name).toList());
    }

    private static Result last(List<Explanation> steps) {
        return steps.get(steps.size() - 1).verdict().result();
    }
}
