package io.sallyport.gateway.admin;

/** How something is. */
public enum Status {
    /** All is well. */
    UP,
    /** It serves, and somebody should look at it. */
    DEGRADED,
    /** It does not serve. */
    DOWN
}
