package io.sallyport.policy.rule;

/** What a condition is about, in the order in which conditions are tested. */
public enum Dimension {
    /** What is asked for. */
    COMMANDS,
    /** The destination's port. */
    PORTS,
    /** The listener that accepted the client. */
    LISTENERS,
    /** What the client speaks SOCKS in. */
    TRANSPORTS,
    /** The version of its TLS. */
    TLS_VERSIONS,
    /** Who asks. */
    IDENTITIES,
    /** The destination's name. */
    HOSTS,
    /** The client's address. */
    SOURCES,
    /** The destination's address. */
    NETWORKS,
    /** When. */
    TIMES,
    /** The groups of who asks. */
    GROUPS
}
