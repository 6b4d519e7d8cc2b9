package io.sallyport.policy.compile;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.policy.test.TestResult;
import java.util.List;

/**
 * What the compiler found beside the policy.
 *
 * @param errors why it cannot be taken
 * @param warnings what looks wrong
 * @param tests what its tests found
 */
public record Findings(List<Problem> errors, List<Problem> warnings, List<TestResult> tests) {
    /** Copies the lists. */
    public Findings {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        tests = List.copyOf(tests);
    }
}
