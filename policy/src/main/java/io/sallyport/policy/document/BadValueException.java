package io.sallyport.policy.document;

/** A text in a policy that does not mean anything. */
public final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String expected;

    /** Says what is wrong and what would be right. */
    public BadValueException(String problem, String expected) {
        super(problem + " (expected: " + expected + ")");
        this.problem = problem;
        this.expected = expected;
    }

    /** Says what is wrong, what would be right, and who found it. */
    public BadValueException(String problem, String expected, Throwable cause) {
        this(problem, expected);
        initCause(cause);
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What would be right. */
    public String expected() {
        return expected;
    }
}
