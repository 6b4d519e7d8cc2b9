package io.sallyport.gateway.yaml;

/** A secret that is named but cannot be had. */
final class UnreadableSecretException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String expected;

    UnreadableSecretException(String problem, String expected) {
        super(problem + " (expected: " + expected + ")");
        this.problem = problem;
        this.expected = expected;
    }

    String problem() {
        return problem;
    }

    String expected() {
        return expected;
    }
}
