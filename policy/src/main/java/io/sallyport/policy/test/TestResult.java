package io.sallyport.policy.test;

import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.explain.Verdict;

/**
 * What a test has found.
 *
 * @param name the test
 * @param location where it stands
 * @param passed whether it found what it expects
 * @param verdict what it found
 */
public record TestResult(String name, SourceLocation location, boolean passed, Verdict verdict) {
    @Override
    public String toString() {
        return location + ": " + name + ": " + (passed ? "passed: " : "failed: ") + verdict;
    }
}
