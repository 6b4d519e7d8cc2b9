package io.sallyport.policy;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.policy.explain.Session;
import java.util.List;

/** Facts to explain, or all that is wrong with them. */
public sealed interface FactsResult {
    /**
     * They can be explained.
     *
     * @param session see {@link CompiledPolicy#explain(Session)}
     */
    record Read(Session session) implements FactsResult {}

    /**
     * They mean nothing.
     *
     * @param problems what is wrong, at least one thing
     */
    record Rejected(List<Problem> problems) implements FactsResult {
        /** Copies the list. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
