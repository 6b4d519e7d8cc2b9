package io.sallyport.core.spi.policy;

import io.sallyport.core.spi.ReasonCode;

/** Whether a client may speak at all. */
public sealed interface Admission {
    /** It may. */
    Admission ADMITTED = new Admitted();

    /** It may. */
    record Admitted() implements Admission {}

    /**
     * The connection is closed without a word.
     *
     * @param ruling which rule refuses
     * @param reason for the log
     */
    record Refused(Ruling ruling, ReasonCode reason) implements Admission {}
}
