package io.sallyport.gateway.run;

import io.sallyport.core.inbound.HostAddresses;
import io.sallyport.core.server.Transport;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.config.RuntimeConfiguration;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.policy.CompilationContext;
import io.sallyport.policy.CompilationResult;
import io.sallyport.policy.CompilationResult.Compiled;
import io.sallyport.policy.CompilationResult.Rejected;
import io.sallyport.policy.GatewayHost;
import io.sallyport.policy.PolicyCompiler;
import io.sallyport.policy.document.PolicyDocument;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** From a policy's file to a policy that decides: read, bound, compiled, tested; or all that is wrong with it. */
final class PolicyLoader {
    private PolicyLoader() {}

    /** Makes a policy of a file, for methods whose METHOD octets are known as far as they are. */
    static Binding<LoadedPolicy> load(
            PolicyFile file, GatewayConfiguration configuration, Map<String, OptionalInt> methods, Clock clock) {
        return load(file, configuration, methods, clock, document -> document);
    }

    /** Loads it without its tests, to find out why they fail. */
    static Binding<LoadedPolicy> loadUntested(GatewayConfiguration configuration, Clock clock) {
        PolicyFile file = PolicyFile.read(configuration.policy().file());
        return load(file, configuration, methodsOf(configuration), clock, PolicyLoader::withoutTests);
    }

    private static Binding<LoadedPolicy> load(
            PolicyFile file,
            GatewayConfiguration configuration,
            Map<String, OptionalInt> methods,
            Clock clock,
            UnaryOperator<PolicyDocument> change) {
        CompilationContext context = new CompilationContext(
                methods, configuration.listeners().keySet(), clock, file.revision(), host(configuration));
        return file.document().then(read -> compile(change.apply(read), context));
    }

    private static GatewayHost host(GatewayConfiguration configuration) {
        boolean epollMayBe = configuration.runtime().transport() != RuntimeConfiguration.Transport.NIO;
        return new GatewayHost(
                HostAddresses.SYSTEM::has,
                HostAddresses::hasInterface,
                () -> epollMayBe && Transport.EPOLL.isAvailable());
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

    /** The configured methods, of which nothing but the names is known without their plugins. */
    static Map<String, OptionalInt> methodsOf(GatewayConfiguration configuration) {
        Map<String, OptionalInt> methods = new HashMap<>();
        configuration.methods().keySet().forEach(name -> methods.put(name, OptionalInt.empty()));
        return methods;
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
