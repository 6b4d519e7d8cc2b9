package io.sallyport.core.relay;

import io.sallyport.core.spi.ReasonCode;

/**
 * Why a relay is over.
 *
 * @param reason for the log
 */
public record RelayEnd(ReasonCode reason) {
    static final RelayEnd COMPLETED = of("completed");
    static final RelayEnd CLIENT_RESET = of("client-reset");
    static final RelayEnd DESTINATION_RESET = of("destination-reset");
    static final RelayEnd IDLE = of("idle-too-long");
    static final RelayEnd HALF_CLOSE_LINGER = of("half-closed-too-long");
    static final RelayEnd LIFETIME = of("lifetime-over");
    static final RelayEnd STOPPED = of("gateway-stopped");
    static final RelayEnd FAILED = of("internal-error");

    private static RelayEnd of(String reason) {
        return new RelayEnd(ReasonCode.of(reason));
    }
}
