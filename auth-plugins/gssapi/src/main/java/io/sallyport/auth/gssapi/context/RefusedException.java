package io.sallyport.auth.gssapi.context;

import io.sallyport.core.spi.ReasonCode;

/** A client that is not let in, and why; without a stack trace, for clients cause it. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;

    /** Says why. */
    public RefusedException(ReasonCode reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    /** The reason for the log. */
    public ReasonCode reason() {
        return reason;
    }
}
