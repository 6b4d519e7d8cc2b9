package io.sallyport.auth.password;

/** A password hash that cannot be used; neither text repeats the hash. */
final class MalformedHashException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String expected;

    MalformedHashException(String problem, String expected) {
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
