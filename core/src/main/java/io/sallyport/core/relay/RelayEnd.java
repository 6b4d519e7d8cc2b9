package io.sallyport.core.relay;

import io.sallyport.core.spi.ReasonCode;

/** Why a relay is over. */
public enum RelayEnd {
    COMPLETED("completed"),
    CLIENT_RESET("client-reset"),
    DESTINATION_RESET("destination-reset"),
    IDLE("idle-too-long"),
    HALF_CLOSE_LINGER("half-closed-too-long"),
    LIFETIME("lifetime-over"),
    STOPPED("gateway-stopped"),
    FAILED("internal-error");

    private final String reason;

    RelayEnd(String reason) {
        this.reason = reason;
    }

    /** The reason for the log. */
    public ReasonCode reason() {
        return ReasonCode.of(reason);
    }
}
