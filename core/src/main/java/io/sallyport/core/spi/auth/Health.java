package io.sallyport.core.spi.auth;

import io.sallyport.core.spi.ReasonCode;

/** Whether a method can serve now. */
public sealed interface Health {
    /** It can. */
    Health UP = new Up();

    /** It can. */
    record Up() implements Health {}

    /**
     * It can, and somebody should look at it, for example because it serves from what it read before a file was broken.
     *
     * @param reason for the log and for readiness
     */
    record Degraded(ReasonCode reason) implements Health {}

    /**
     * It cannot.
     *
     * @param reason for the log and for readiness, for example that the directory is down
     */
    record Down(ReasonCode reason) implements Health {}
}
