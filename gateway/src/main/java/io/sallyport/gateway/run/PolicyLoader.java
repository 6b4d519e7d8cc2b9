package io.sallyport.gateway.run;

import io.sallyport.core.spi.config.Problem;
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

/** From a policy's file to a policy that decides: read, bound, compiled, tested; or all that is wrong with it. */
final class PolicyLoader {
    private PolicyLoader() {}

    /** Loads the policy that the configuration names. */
    static Binding<LoadedPolicy> load(GatewayConfiguration configuration, Clock clock) {
        Path file = configuration.policy().file();
        CompilationContext context = context(configuration, clock, Revision.of(file));
        return RecordBinder.load(file, PolicyDocument.class).then(document -> compile(document, context));
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
