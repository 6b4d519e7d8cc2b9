package io.sallyport.gateway.run;

import io.sallyport.gateway.config.GatewayConfiguration;
import io.sallyport.gateway.yaml.Binding;
import io.sallyport.gateway.yaml.Binding.Bound;
import io.sallyport.gateway.yaml.RecordBinder;
import io.sallyport.gateway.yaml.Surroundings;
import io.sallyport.gateway.yaml.YamlReader;
import io.sallyport.policy.CompilationContext;
import io.sallyport.policy.FactsResult;
import io.sallyport.policy.PolicyCompiler;
import io.sallyport.policy.document.FactsDocument;
import io.sallyport.policy.explain.Explanation;
import io.sallyport.policy.explain.Session;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A policy for those who write it: no plugin is loaded, and nothing is started. */
public final class PolicyTool {
    private static final String ARGUMENTS = "arguments";
    private static final String GROUPS = "groups";
    private static final String TIME = "time";

    private final CompilationContext context;
    private final LoadedPolicy policy;

    private PolicyTool(CompilationContext context, LoadedPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    /**
     * Loads the policy that a configuration names.
     *
     * @throws UnusableConfigurationException with everything that is wrong with either, failed tests of the policy too
     */
    public static PolicyTool load(Path configuration) throws UnusableConfigurationException {
        GatewayConfiguration read = value(GatewayConfiguration.load(configuration));
        PolicyFile file = PolicyFile.read(read.policy().file());
        LoadedPolicy policy = value(PolicyLoader.load(file, read, PolicyLoader.methodsOf(read), Clock.systemUTC()));
        return new PolicyTool(context(read, policy), policy);
    }

    /**
     * Loads it to explain it, whether its own tests pass or not.
     *
     * @throws UnusableConfigurationException with everything that is wrong with either
     */
    public static PolicyTool loadUntested(Path configuration) throws UnusableConfigurationException {
        GatewayConfiguration read = value(GatewayConfiguration.load(configuration));
        LoadedPolicy policy = value(PolicyLoader.loadUntested(read, Clock.systemUTC()));
        return new PolicyTool(context(read, policy), policy);
    }

    private static CompilationContext context(GatewayConfiguration read, LoadedPolicy policy) {
        return new CompilationContext(
                read.methods().keySet(), read.listeners().keySet(), Clock.systemUTC(), policy.revision());
    }

    /** The policy. */
    public LoadedPolicy policy() {
        return policy;
    }

    /**
     * Explains what becomes of a session.
     *
     * @param facts as in a test's {@code given}, each {@code key=value}; the time is now unless given
     * @throws UnusableConfigurationException if they mean nothing
     */
    public List<Explanation> explain(List<String> facts) throws UnusableConfigurationException {
        String text =
                String.join("\n", withTime(facts).stream().map(PolicyTool::line).toList());
        RecordBinder binder = new RecordBinder(Surroundings.of(Path.of(ARGUMENTS)));
        FactsDocument document = value(binder.bind(YamlReader.read(ARGUMENTS, text), ARGUMENTS, FactsDocument.class));
        FactsResult result = PolicyCompiler.facts(document, context);
        if (result instanceof FactsResult.Read read) {
            return explain(read.session());
        }
        throw new UnusableConfigurationException(((FactsResult.Rejected) result).problems());
    }

    private List<Explanation> explain(Session session) {
        return policy.policy().explain(session);
    }

    /** Facts are plain words to a shell; only lists are YAML. */
    private static String line(String fact) {
        int equals = fact.indexOf('=');
        String key = equals < 0 ? fact : fact.substring(0, equals);
        String value = equals < 0 ? "" : fact.substring(equals + 1);
        return key.equals(GROUPS) ? key + ": " + value : key + ": '" + value.replace("'", "''") + "'";
    }

    private List<String> withTime(List<String> facts) {
        boolean given = facts.stream().anyMatch(fact -> fact.startsWith(TIME + "="));
        List<String> all = new ArrayList<>(facts);
        if (!given) {
            all.add(TIME + "=" + context.clock().instant());
        }
        return all;
    }

    private static <T> T value(Binding<T> binding) throws UnusableConfigurationException {
        if (binding instanceof Bound<T> bound) {
            return bound.value();
        }
        throw new UnusableConfigurationException(binding.problems());
    }
}
