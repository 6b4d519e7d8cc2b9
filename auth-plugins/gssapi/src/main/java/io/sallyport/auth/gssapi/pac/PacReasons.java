package io.sallyport.auth.gssapi.pac;

import io.sallyport.core.spi.ReasonCode;

/** Why a ticket's PAC says nothing that may be believed. */
final class PacReasons {
    static final ReasonCode AUTHORIZATION_DATA = ReasonCode.of("authorization-data-malformed");
    static final ReasonCode SEVERAL = ReasonCode.of("pac-more-than-one");
    static final ReasonCode MALFORMED = ReasonCode.of("pac-malformed");
    static final ReasonCode UNSIGNED = ReasonCode.of("pac-unsigned");
    static final ReasonCode SIGNATURE_TYPE = ReasonCode.of("pac-signature-type-not-accepted");
    static final ReasonCode NO_KEY = ReasonCode.of("pac-signature-without-key");
    static final ReasonCode BAD_SIGNATURE = ReasonCode.of("pac-signature-bad");
    static final ReasonCode OTHER_CLIENT = ReasonCode.of("pac-of-another-client");
    static final ReasonCode OTHER_LOGON = ReasonCode.of("pac-of-another-logon");
    static final ReasonCode TOO_MANY_GROUPS = ReasonCode.of("pac-too-many-groups");
    static final ReasonCode GROUP_NOT_IN_EFFECT = ReasonCode.of("pac-group-not-in-effect");
    static final ReasonCode NO_ACCOUNT = ReasonCode.of("pac-without-account");

    private PacReasons() {}
}
