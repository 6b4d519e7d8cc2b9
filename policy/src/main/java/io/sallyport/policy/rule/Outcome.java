package io.sallyport.policy.rule;

import io.sallyport.core.spi.ReasonCode;

/** What a rule says of the facts of a request. */
public enum Outcome {
    /** It is not about this request. */
    NO_MATCH("no-match"),
    /** It permits. */
    PERMIT("permitted"),
    /** It denies. */
    DENY("denied-by-rule"),
    /** It would permit or deny, but nobody could say whether the identity is in its groups. */
    GROUPS_UNKNOWN("groups-unknown"),
    /** It would permit, but not what another method proved. */
    REQUIRES_METHOD("requires-method"),
    /** It would permit, but not at this protection level. */
    REQUIRES_PROTECTION("requires-protection"),
    /** It would permit, but not without TLS. */
    REQUIRES_TLS("requires-tls"),
    /** It would permit, but not with this version of TLS. */
    REQUIRES_TLS_VERSION("requires-tls-version"),
    /** It would permit, but not without a client certificate. */
    REQUIRES_CLIENT_CERTIFICATE("requires-client-certificate"),
    /** It would permit, but the proof is too old. */
    AUTHENTICATION_TOO_OLD("authentication-too-old"),
    /** It would permit, but the proof was made later than now: a clock is wrong. */
    AUTHENTICATION_IN_FUTURE("authentication-in-future"),
    /** It permits if the destination, or its address, which is not known yet, is one of its own. */
    MAY_PERMIT("address-unknown"),
    /** If the destination, or its address, which is not known yet, is one of its own it denies, for whatever reason. */
    MAY_DENY("address-unknown");

    private final String reason;

    Outcome(String reason) {
        this.reason = reason;
    }

    /** The reason code of a denial. */
    public ReasonCode reason() {
        return ReasonCode.of(reason);
    }
}
