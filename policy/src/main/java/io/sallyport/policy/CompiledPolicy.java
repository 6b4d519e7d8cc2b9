package io.sallyport.policy;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.policy.AccessPolicy;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.policy.compile.Findings;
import io.sallyport.policy.decide.Decider;
import io.sallyport.policy.decide.Model;
import io.sallyport.policy.explain.Explainer;
import io.sallyport.policy.explain.Explanation;
import io.sallyport.policy.explain.Session;
import io.sallyport.policy.guardrail.Guardrail;
import io.sallyport.policy.index.RuleIndex;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.test.TestResult;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A policy that decides; used by any number of threads. */
public final class CompiledPolicy implements AccessPolicy {
    /** Knows no policy, so that one that was replaced can be collected. */
    private static final ThreadLocal<Workspace> WORKSPACE = ThreadLocal.withInitial(Workspace::new);

    private final Model model;
    private final Findings findings;
    private final Clock clock;
    private final Decider decider;
    private final RuleIndex index;
    private final Explainer explainer;

    CompiledPolicy(Model model, Findings findings, Clock clock) {
        this.model = model;
        this.findings = findings;
        this.clock = clock;
        this.decider = new Decider(model);
        this.index = new RuleIndex(model.ruleset().rules());
        this.explainer = new Explainer(model);
    }

    @Override
    public Admission admit(ClientInfo client) {
        Facts facts = new Facts();
        facts.take(client);
        return model.admission().answer(facts);
    }

    @Override
    public MethodOffer methodsFor(ClientInfo client) {
        Facts facts = new Facts();
        facts.take(client);
        return model.authentication().answer(facts);
    }

    @Override
    public Decision decide(AccessRequest request) {
        Workspace workspace = WORKSPACE.get();
        Facts facts = workspace.facts;
        facts.take(request, clock.millis());
        try {
            Optional<Decision> before = decider.beforeRules(facts);
            return before.isPresent()
                    ? before.get()
                    : decider.byRules(facts, index.candidates(facts, workspace.scratch));
        } finally {
            facts.forget();
        }
    }

    /** Explains what {@link #decide} answers now. */
    public Explanation explain(AccessRequest request) {
        Facts facts = new Facts();
        facts.take(request, clock.millis());
        return explainer.request(facts);
    }

    /** Explains what becomes of a session at each point of its way, up to the one where it ends. */
    public List<Explanation> explain(Session session) {
        return explainer.walk(session);
    }

    /** Names the policy. */
    public String revision() {
        return model.revision();
    }

    /** The guardrails that do not hold, which are to be logged at every start. */
    public Set<Guardrail> removedGuardrails() {
        return model.guardrails().removed();
    }

    /** What is right by the language and yet is seldom meant. */
    public List<Problem> warnings() {
        return findings.warnings();
    }

    /** What its tests found; all have passed. */
    public List<TestResult> tests() {
        return findings.tests();
    }

    /** One thread's room for deciding. */
    private static final class Workspace {
        private final Facts facts = new Facts();
        private final RuleIndex.Scratch scratch = new RuleIndex.Scratch();
    }
}
