package io.sallyport.core.spi.policy;

/** The point of a session's way at which policy was asked. */
public enum Phase {
    /** The client connected; nothing of SOCKS was read. */
    ADMISSION,
    /** Which methods to offer. */
    AUTHENTICATION,
    /** The request, as the client asked it. */
    REQUEST,
    /** One address that the destination's name resolved to. */
    DESTINATION_ADDRESS,
    /** The peer that has connected to what a BIND listens at. */
    INBOUND_PEER,
    /** A UDP ASSOCIATE request: where its datagrams will go is not known yet. */
    ASSOCIATION,
    /** Where datagrams of an association shall go, as the client asked it. */
    DATAGRAM_DESTINATION
}
