package io.sallyport.gateway.plugin;

/** A file that is not a jar that can be loaded. */
final class UnusableJarException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;

    UnusableJarException(String problem, String expected) {
        super(problem);
        this.expected = expected;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String expected() {
        return expected;
    }
}
