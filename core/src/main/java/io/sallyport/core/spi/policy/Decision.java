package io.sallyport.core.spi.policy;

import io.sallyport.core.spi.ReasonCode;

/** The answer to an {@link AccessRequest}. */
public sealed interface Decision {
    /** Which rule decided. */
    Ruling ruling();

    /**
     * The session may go on.
     *
     * @param ruling which rule permits
     * @param obligations what it is bound to
     */
    record Permit(Ruling ruling, Obligations obligations) implements Decision {}

    /**
     * The session may not go on.
     *
     * @param ruling which rule denies
     * @param reason for the log; the client learns only X'02', connection not allowed by ruleset
     */
    record Deny(Ruling ruling, ReasonCode reason) implements Decision {}

    /**
     * It depends on an address that is still to come: policy is asked again with each that a name resolves to, and with
     * each peer of a BIND for any. Answered only in the phase {@link Phase#REQUEST} of these and in
     * {@link Phase#DATAGRAM_DESTINATION} of a name; anywhere else it is a denial.
     *
     * @param ruling the first rule that may still permit
     */
    record NeedsAddress(Ruling ruling) implements Decision {}
}
