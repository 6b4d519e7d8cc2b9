package io.sallyport.auth.gssapi.config;

/** When the realm is left out of a name. */
public enum StripRealm {
    /** For the realms of the keytab, if it is of one realm. */
    OWN,
    NEVER
}
