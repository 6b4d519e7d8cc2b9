package io.sallyport.auth.gssapi.pac;

import io.sallyport.core.spi.ReasonCode;

/** Nothing in the PAC may be believed; without a stack trace, as hostile input must not cost more than honest input. */
public final class InvalidPacException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;

    InvalidPacException(ReasonCode reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    /** The reason for the log. */
    public ReasonCode reason() {
        return reason;
    }
}
