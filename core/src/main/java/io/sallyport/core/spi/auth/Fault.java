package io.sallyport.core.spi.auth;

/**
 * Whose doing a refusal is. The gateway makes sources wait that fail to authenticate, and locks accounts for them: an
 * outage must not look like an attack.
 */
public enum Fault {
    /** What the client brought is wrong, or not enough. It counts against the client. */
    CLIENT,
    /**
     * Nobody can say. It counts against the client, but as little as leaving would, and locks no account: otherwise what a client
     * can make look like the gateway's doing would be free.
     */
    UNKNOWN,
    /** The method could not tell: too much to do, a directory that is down, a key that is missing. It counts against nobody. */
    GATEWAY
}
