package io.sallyport.auth.gssapi.keytab;

/** A keytab that cannot be used, and why. */
public final class BrokenKeytabException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with it, as the end of a sentence that begins with its name. */
    public BrokenKeytabException(String problem) {
        super(problem);
    }

    /** What is wrong. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
