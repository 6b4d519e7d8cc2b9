package io.sallyport.auth.gssapi.config;

/** Whose implementation of RFC 4121's tokens is used. */
public enum TokensFrom {
    /** The gateway's own. */
    OWN,
    /** The JDK's. */
    JDK
}
