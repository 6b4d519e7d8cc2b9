package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.policy.CompilationContext;
import io.sallyport.policy.GatewayHost;
import io.sallyport.policy.decide.ClientRules;
import io.sallyport.policy.decide.Model;
import io.sallyport.policy.decide.Ruleset;
import io.sallyport.policy.document.FactsDocument;
import io.sallyport.policy.document.GuardrailsDocument;
import io.sallyport.policy.document.PolicyDocument;
import io.sallyport.policy.explain.Explainer;
import io.sallyport.policy.explain.Session;
import io.sallyport.policy.guardrail.Guardrail;
import io.sallyport.policy.guardrail.Guardrails;
import io.sallyport.policy.rule.Rule;
import io.sallyport.policy.test.PolicyTests;
import io.sallyport.policy.test.TestResult;
import java.util.List;
import java.util.Optional;

/** One run of the compiler; a stage runs only if those before it have found nothing wrong. */
public final class Compilation {
    private final String revision;
    private final GatewayHost host;
    private final Problems problems = new Problems();
    private final KnownNames known;

    /** Begins. */
    public Compilation(CompilationContext context) {
        this.revision = context.revision();
        this.host = context.host();
        this.known = new KnownNames(context.methods(), context.listenerNames(), problems);
    }

    /**
     * What came of it.
     *
     * @param model the policy; not to be used if there are errors
     * @param findings what was found beside it
     */
    public record Output(Model model, Findings findings) {}

    /** Compiles. */
    public Output compile(PolicyDocument document) {
        Place root = Place.root(document.location());
        Sets sets = new Sets(document.sets(), document.location(), problems);
        TestReader tests = new TestReader(new FactsReader(known, problems), problems);
        Model model = read(root, document, sets);
        document.tests().ifPresent(list -> tests.read(root.key("tests"), list));
        if (problems.errors().isEmpty()) {
            analyse(model, sets);
        }
        List<TestResult> results = List.of();
        if (problems.errors().isEmpty()) {
            results = tests.run(new PolicyTests(new Explainer(model)));
        }
        return new Output(model, new Findings(problems.errors(), problems.warnings(), results));
    }

    /** Reads facts that were written down outside of a policy. */
    public Optional<Session> read(FactsDocument facts) {
        return new FactsReader(known, problems).read(Place.root(facts.location()), facts);
    }

    /** What was found so far. */
    public Findings findings() {
        return new Findings(problems.errors(), problems.warnings(), List.of());
    }

    private Model read(Place root, PolicyDocument document, Sets sets) {
        ConditionReader conditions = new ConditionReader(new Lists(sets, problems), known, problems);
        ClientRuleReader clients = new ClientRuleReader(conditions, known, problems, revision);
        StrengthReader strength = new StrengthReader(known, problems, host);
        ClientRules<Admission> admission = clients.admission(root.key("admission"), document.admission());
        ClientRules<MethodOffer> authentication =
                clients.authentication(root.key("authentication"), document.authentication());
        List<Rule> rules = new RuleReader(conditions, strength, problems).read(root.key("rules"), document.rules());
        return new Model(revision, guardrails(root, document), admission, authentication, new Ruleset(rules, revision));
    }

    private Guardrails guardrails(Place root, PolicyDocument document) {
        Optional<List<Guardrail>> remove = document.guardrails().flatMap(GuardrailsDocument::remove);
        remove.filter(List::isEmpty)
                .ifPresent(empty -> problems.error(root.key("guardrails.remove")
                        .of(document.guardrails()
                                .map(GuardrailsDocument::location)
                                .orElse(document.location()))
                        .problem("an empty list", "at least one entry, or no such key")));
        return new Guardrails(remove.orElse(List.of()));
    }

    private void analyse(Model model, Sets sets) {
        sets.warnOfUnused();
        new Lint(model, host, problems).check(model.ruleset().rules());
        Reachability reachability = new Reachability(problems);
        reachability.check(model.admission().rules());
        reachability.check(model.authentication().rules());
        reachability.check(model.ruleset().rules());
    }
}
