package io.sallyport.core.egress;

import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.ReasonCode;

/** A destination that cannot be reached, with what the log and what the client is told. It has no stack trace. */
public final class EgressException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;
    private final ReplyCode reply;

    /** Says why. */
    public EgressException(String reason, ReplyCode reply) {
        super(reason, null, false, false);
        this.reason = ReasonCode.of(reason);
        this.reply = reply;
    }

    /** The reason for the log. */
    public ReasonCode reason() {
        return reason;
    }

    /** The reply for the client. */
    public ReplyCode reply() {
        return reply;
    }
}
