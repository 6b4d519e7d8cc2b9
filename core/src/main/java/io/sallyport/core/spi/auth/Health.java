package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ReasonCode;

/** Whether a method can serve now. */
public sealed interface Health {
    /** It can. */
    Health UP = new Up();

    /** It can. */
    record Up() implements Health {}

    /**
     * It cannot, or only in part.
     *
     * @param reason for the log and for readiness, for example that the directory is down
     */
    record Down(ReasonCode reason) implements Health {}
}
