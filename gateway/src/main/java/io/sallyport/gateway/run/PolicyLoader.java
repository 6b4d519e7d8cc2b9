package io.sallyport.gateway.run;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.RecordBinder;
import io.sallyport.policy.CompilationContext;
import io.sallyport.policy.CompilationResult;
import io.sallyport.policy.CompilationResult.Compiled;
import io.sallyport.policy.CompilationResult.Rejected;
import io.sallyport.policy.PolicyCompiler;
import io.sallyport.policy.document.PolicyDocument;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** From a policy's file to a policy that decides: read, bound, compiled, tested; or all that is wrong with it. */
final class PolicyLoader {
    private PolicyLoader() {}

    /** Loads the policy that the configuration names. */
    static Binding<LoadedPolicy> load(GatewayConfiguration configuration, Clock clock) {
        return load(configuration, clock, document -> document);
    }

    /** Loads it without its tests, to find out why they fail. */
    static Binding<LoadedPolicy> loadUntested(GatewayConfiguration configuration, Clock clock) {
        return load(configuration, clock, PolicyLoader::withoutTests);
    }

    private static Binding<LoadedPolicy> load(
            GatewayConfiguration configuration, Clock clock, UnaryOperator<PolicyDocument> change) {
        Path file = configuration.policy().file();
        String revision = Revision.of(file);
        CompilationContext context = context(configuration, clock, revision);
        Binding<PolicyDocument> document = RecordBinder.load(file, PolicyDocument.class);
        if (!revision.equals(Revision.of(file))) {
            SourceLocation start = new SourceLocation(file.toString(), 1, 1);
            return new Binding.Unbound<>(List.of(
                    new Problem(start, "(file)", "changed while it was read", "a file that is replaced as a whole")));
        }
        return document.then(read -> compile(change.apply(read), context));
    }

    private static PolicyDocument withoutTests(PolicyDocument document) {
        return new PolicyDocument(
                document.location(),
                document.guardrails(),
                document.sets(),
                document.admission(),
                document.authentication(),
                document.rules(),
                Optional.empty());
    }

    static CompilationContext context(GatewayConfiguration configuration, Clock clock, String revision) {
        return new CompilationContext(
                configuration.methods().keySet(), configuration.listeners().keySet(), clock, revision);
    }

    private static Binding<LoadedPolicy> compile(PolicyDocument document, CompilationContext context) {
        CompilationResult result = PolicyCompiler.compile(document, context);
        if (result instanceof Compiled compiled) {
            return new Binding.Bound<>(new LoadedPolicy(
                    compiled.policy(),
                    context.revision(),
                    compiled.policy().warnings().stream().map(Problem::toString).toList()));
        }
        return new Binding.Unbound<>(((Rejected) result).problems());
    }
}
