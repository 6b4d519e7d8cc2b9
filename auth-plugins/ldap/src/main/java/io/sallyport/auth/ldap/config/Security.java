package io.sallyport.auth.ldap.config;

/** How a connection to a server is protected. */
public enum Security {
    LDAPS,
    START_TLS,
    PLAINTEXT
}
