package io.sallyport.auth.gssapi.config;

/** What is asked of clients that come over TLS. */
public enum ChannelBinding {
    /** The client's context must be bound to the TLS channel, and there must be one. */
    REQUIRED,
    /** A client may leave it out, but not be bound to another channel. */
    ACCEPTED
}
