package io.sallyport.core.spi.policy;

/**
 * What a request asks for: RFC 1928 section 4, and X'80' and X'81' of the first implementation of SOCKS5, which the RFC
 * leaves unassigned. Those two have no port: DST.PORT of a request for one is 0 in the facts, whatever the client sent.
 */
public enum Command {
    /** X'01': connect to the destination and relay. */
    CONNECT,
    /** X'02': accept one connection from the destination. */
    BIND,
    /** X'03': relay datagrams. */
    UDP_ASSOCIATE,
    /** X'80': tell whether the destination answers ICMP echo requests, and how soon. */
    PING,
    /** X'81': tell by which hosts the destination is reached. */
    TRACEROUTE
}
