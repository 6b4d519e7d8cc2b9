package io.sallyport.core.spi.policy;

/** What a request asks for, RFC 1928 section 4. */
public enum Command {
    /** X'01': connect to the destination and relay. */
    CONNECT,
    /** X'02': accept one connection from the destination. */
    BIND,
    /** X'03': relay datagrams. */
    UDP_ASSOCIATE
}
