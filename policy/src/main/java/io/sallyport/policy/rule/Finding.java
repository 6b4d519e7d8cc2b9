package io.sallyport.policy.rule;

/**
 * What a condition or requirement that fails has found.
 *
 * @param key what it is about, as the policy file calls it
 * @param fact what is so
 * @param expected what would meet it
 */
public record Finding(String key, String fact, String expected) {
    /** Gives what a condition finds. */
    public static Finding of(Condition condition, Facts facts) {
        return new Finding(
                Words.of(condition.dimension()),
                condition.fact(facts),
                condition.expected().toString());
    }

    @Override
    public String toString() {
        return key + ": " + fact + " (expected: " + expected + ")";
    }
}
