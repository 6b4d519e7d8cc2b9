package io.sallyport.core.tls;

/** The event that a client's first octet is one of TLS. */
public enum TlsBegun {
    /** The only one. */
    EVENT
}
