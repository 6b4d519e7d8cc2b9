package io.sallyport.core.spi.policy;

/** A host that has no canonical form. It has no stack trace: hostile input must not cost more than honest input. */
public final class MalformedHostException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param problem what is wrong and what would be right; does not repeat the host, which may be hostile
     */
    public MalformedHostException(String problem) {
        super(problem, null, false, false);
    }
}
