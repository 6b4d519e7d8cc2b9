package io.sallyport.policy;

import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a policy is compiled for.
 *
 * @param methods the configured names of the authentication methods, each with its METHOD octet (RFC 1928 section 3) if
 *     that is known
 * @param listenerNames the configured names of the listeners
 * @param clock what times and ages are reckoned by
 * @param revision names the policy in every ruling
 * @param host where the gateway runs
 */
public record CompilationContext(
        Map<String, OptionalInt> methods, Set<String> listenerNames, Clock clock, String revision, GatewayHost host) {
    /** Copies the map and the set. */
    public CompilationContext {
        methods = Map.copyOf(methods);
        listenerNames = Set.copyOf(listenerNames);
    }

    /** Gives a context in which nothing but the names of the methods is known, and nothing of the host. */
    public CompilationContext(Set<String> methodNames, Set<String> listenerNames, Clock clock, String revision) {
        this(
                methodNames.stream().collect(Collectors.toMap(Function.identity(), name -> OptionalInt.empty())),
                listenerNames,
                clock,
                revision,
                GatewayHost.UNKNOWN);
    }
}
