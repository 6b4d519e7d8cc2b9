package io.sallyport.core.abuse;

/** What a client does that costs the gateway something and gives it no reason to go on. */
public enum Offence {
    /** It tried to authenticate, and was refused for what it brought. */
    FAILED_AUTHENTICATION,
    /** It left before it authenticated, or could not agree on a method. */
    NO_AUTHENTICATION,
    /** It had the gateway shake hands, and did not like its certificate or showed none: as every browser does. */
    REFUSED_HANDSHAKE,
    /** It had the word until the deadline passed. */
    DEADLINE_PASSED,
    /** It sent what no client sends. */
    MALFORMED
}
