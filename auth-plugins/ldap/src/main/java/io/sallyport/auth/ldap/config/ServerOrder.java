package io.sallyport.auth.ldap.config;

/** In which order servers are asked. */
public enum ServerOrder {
    FAILOVER,
    ROUND_ROBIN
}
