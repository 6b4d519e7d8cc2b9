package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ReasonCode;

/**
 * The client sent octets that are no message of the method. The session is closed without an answer. It has no stack
 * trace: hostile input must not cost more than honest input.
 */
public final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;

    /**
     * Says what was wrong.
     *
     * @param reason goes to the log
     */
    public MalformedMessageException(ReasonCode reason) {
        super(reason.code(), null, false, false);
        this.reason = reason;
    }

    /** The reason for the log. */
    public ReasonCode reason() {
        return reason;
    }
}
