package io.sallyport.core.protocol;

import io.sallyport.core.spi.ReasonCode;
import java.util.Optional;

/** Octets that are no message of the protocol. It has no stack trace: hostile input must not cost more than honest. */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;
    private final transient Optional<ReplyCode> reply;

    /** To be answered with nothing. */
    public ProtocolException(String reason) {
        this(reason, Optional.empty());
    }

    /** To be answered with a reply. */
    public ProtocolException(String reason, ReplyCode reply) {
        this(reason, Optional.of(reply));
    }

    private ProtocolException(String reason, Optional<ReplyCode> reply) {
        super(reason, null, false, false);
        this.reason = ReasonCode.of(reason);
        this.reply = reply;
    }

    /** The reason for the log. */
    public ReasonCode reason() {
        return reason;
    }

    /** The reply to send, if the protocol has one for it. */
    public Optional<ReplyCode> reply() {
        return reply;
    }
}
