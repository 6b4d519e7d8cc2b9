package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.document.AdmissionDocument;
import io.sallyport.policy.document.AuthenticationDocument;
import io.sallyport.policy.document.GuardrailsDocument;
import io.sallyport.policy.document.PolicyDocument;
import io.sallyport.policy.document.RuleDocument;
import io.sallyport.policy.document.SetsDocument;
import io.sallyport.policy.document.TestDocument;
import io.sallyport.policy.guardrail.Guardrail;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a policy as a file would, and compiles it. */
public final class PolicySpec {
    /** A Monday. */
    public static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    private static final SourceLocation TOP = new SourceLocation("policy.yaml", 1, 1);

    private final List<RuleDocument> rules = new ArrayList<>();
    private final List<TestDocument> tests = new ArrayList<>();
    private final List<AdmissionDocument> admission = new ArrayList<>();
    private final List<AuthenticationDocument> authentication = new ArrayList<>();
    private Optional<GuardrailsDocument> guardrails = Optional.empty();
    private Optional<SetsDocument> sets = Optional.empty();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Begins with rules on the lines 10, 20, 30 and so on. */
    public static PolicySpec rules(RuleSpec... rules) {
        PolicySpec policy = new PolicySpec();
        for (RuleSpec rule : rules) {
            policy.rules.add(rule.at(10 * (policy.rules.size() + 1), "policy.yaml"));
        }
        return policy;
    }

    public PolicySpec rule(RuleDocument rule) {
        rules.add(rule);
        return this;
    }

    public PolicySpec test(TestDocument test) {
        tests.add(test);
        return this;
    }

    public PolicySpec admission(AdmissionDocument... documents) {
        admission.addAll(List.of(documents));
        return this;
    }

    public PolicySpec authentication(AuthenticationDocument... documents) {
        authentication.addAll(List.of(documents));
        return this;
    }

    public PolicySpec remove(Guardrail... removed) {
        guardrails = Optional.of(new GuardrailsDocument(TOP, Optional.of(List.of(removed))));
        return this;
    }

    public PolicySpec sets(SetsDocument document) {
        sets = Optional.of(document);
        return this;
    }

    public PolicySpec at(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    public PolicySpec clock(Clock other) {
        clock = other;
        return this;
    }

    /** Compiles what must be right. */
    public CompiledPolicy compiled() {
        CompilationResult result = result();
        assertThat(result).isInstanceOf(CompilationResult.Compiled.class);
        return ((CompilationResult.Compiled) result).policy();
    }

    /** Compiles what must be wrong. */
    public List<String> problems() {
        CompilationResult result = result();
        assertThat(result).isInstanceOf(CompilationResult.Rejected.class);
        return ((CompilationResult.Rejected) result)
                .problems().stream().map(Problem::toString).toList();
    }

    public CompilationResult result() {
        return PolicyCompiler.compile(document(), context());
    }

    public CompilationContext context() {
        return new CompilationContext(Set.of("none", "password", "gssapi"), Set.of("main", "tls"), clock, "r1");
    }

    /** The policy as a file would have it. */
    PolicyDocument document() {
        List<AuthenticationDocument> offers = authentication.isEmpty() ? List.of(offerAll()) : authentication;
        return new PolicyDocument(
                TOP,
                guardrails,
                sets,
                admission.isEmpty() ? Optional.empty() : Optional.of(admission),
                offers,
                rules,
                tests.isEmpty() ? Optional.empty() : Optional.of(tests));
    }

    private static AuthenticationDocument offerAll() {
        List<String> all = List.of("gssapi", "password", "none");
        return new AuthenticationDocument(TOP, "all", Optional.empty(), all, Optional.empty());
    }

    static Map<String, List<String>> set(String name, String... entries) {
        return Map.of(name, List.of(entries));
    }
}
