package io.sallyport.gateway.tls;

/** A file that cannot be used for TLS, and why. */
public final class UnusableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String problem;
    private final String expected;

    UnusableFileException(String key, String problem, String expected) {
        super(problem + " (expected: " + expected + ")", null, false, false);
        this.key = key;
        this.problem = problem;
        this.expected = expected;
    }

    /** The key of the configuration that names the file. */
    public String key() {
        return key;
    }

    /** What is wrong, with the file's name. */
    public String problem() {
        return problem;
    }

    /** What would be right. */
    public String expected() {
        return expected;
    }
}
