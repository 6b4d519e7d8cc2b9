package io.sallyport.policy;

import java.time.Clock;
import java.util.Set;

/**
 * What a policy is compiled for.
 *
 * @param methodNames the configured names of the authentication methods
 * @param listenerNames the configured names of the listeners
 * @param clock what times and ages are reckoned by
 * @param revision names the policy in every ruling
 */
public record CompilationContext(Set<String> methodNames, Set<String> listenerNames, Clock clock, String revision) {
    /** Copies the sets. */
    public CompilationContext {
        methodNames = Set.copyOf(methodNames);
        listenerNames = Set.copyOf(listenerNames);
    }
}
