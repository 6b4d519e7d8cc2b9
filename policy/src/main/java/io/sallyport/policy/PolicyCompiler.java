package io.sallyport.policy;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.policy.compile.Compilation;
import io.sallyport.policy.document.FactsDocument;
import io.sallyport.policy.document.PolicyDocument;
import io.sallyport.policy.explain.Session;
import java.util.List;
import java.util.Optional;

/** Turns policy files, as the gateway has read them, into policies. */
public final class PolicyCompiler {
    private PolicyCompiler() {}

    /** Compiles a policy: resolves its sets, looks for mistakes and for rules that never decide, and runs its tests. */
    public static CompilationResult compile(PolicyDocument document, CompilationContext context) {
        Compilation.Output output = compilation(context).compile(document);
        List<Problem> errors = output.findings().errors();
        return errors.isEmpty()
                ? new CompilationResult.Compiled(new CompiledPolicy(output.model(), output.findings(), context.clock()))
                : new CompilationResult.Rejected(errors);
    }

    /** Reads facts to explain, written as a test's {@code given}. */
    public static FactsResult facts(FactsDocument document, CompilationContext context) {
        Compilation compilation = compilation(context);
        Optional<Session> session = compilation.read(document);
        List<Problem> errors = compilation.findings().errors();
        return session.isPresent() && errors.isEmpty()
                ? new FactsResult.Read(session.get())
                : new FactsResult.Rejected(errors);
    }

    private static Compilation compilation(CompilationContext context) {
        return new Compilation(context);
    }
}
