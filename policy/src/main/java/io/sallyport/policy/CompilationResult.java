package io.sallyport.policy;

import io.sallyport.core.spi.config.Problem;
import java.util.List;

/** A policy that is ready, or all that is wrong with it. */
public sealed interface CompilationResult {
    /**
     * It is ready: its tests have passed.
     *
     * @param policy the policy
     */
    record Compiled(CompiledPolicy policy) implements CompilationResult {}

    /**
     * It is not taken.
     *
     * @param problems what is wrong, at least one thing
     */
    record Rejected(List<Problem> problems) implements CompilationResult {
        /** Copies the list. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
