package io.sallyport.core.association;

import io.sallyport.core.spi.ReasonCode;

/** Why a datagram is dropped, or an association ends; the policy, the resolver and the protection give more. */
final class Reasons {
    static final ReasonCode FOREIGN_SOURCE = ReasonCode.of("foreign-source");
    static final ReasonCode MALFORMED_HEADER = ReasonCode.of("malformed-datagram-header");
    static final ReasonCode MALFORMED_DESTINATION = ReasonCode.of("malformed-destination");
    static final ReasonCode DESTINATION_PORT_ZERO = ReasonCode.of("destination-port-zero");
    static final ReasonCode DESTINATION_IS_THIS_GATEWAY = ReasonCode.of("destination-is-this-gateway");
    static final ReasonCode FRAGMENT = ReasonCode.of("fragment");
    static final ReasonCode UNASKED_SENDER = ReasonCode.of("unasked-sender");
    static final ReasonCode DATAGRAM_TOO_LONG = ReasonCode.of("datagram-too-long");
    static final ReasonCode SEND_FAILED = ReasonCode.of("send-failed");
    static final ReasonCode SOCKET_FAILED = ReasonCode.of("datagram-socket-failed");
    static final ReasonCode EGRESS_ADDRESS_FAMILY = ReasonCode.of("egress-address-family");
    static final ReasonCode EGRESS_ADDRESS_UNAVAILABLE = ReasonCode.of("egress-address-unavailable");
    static final ReasonCode EGRESS_INTERFACE_UNAVAILABLE = ReasonCode.of("egress-interface-unavailable");
    static final ReasonCode TOO_MANY_EGRESS_ADDRESSES = ReasonCode.of("too-many-egress-addresses");
    static final ReasonCode SOCKET_FULL = ReasonCode.of("datagram-socket-full");
    static final ReasonCode LIMIT_REACHED = ReasonCode.of("datagram-limit-reached");
    static final ReasonCode SESSION_LIMIT_REACHED = ReasonCode.of("session-limit-reached");
    static final ReasonCode RESOLVER_TIMED_OUT = ReasonCode.of("resolver-timed-out");
    static final ReasonCode TOO_MANY_NAMES = ReasonCode.of("too-many-pending-names");
    static final ReasonCode NAME_PENDING = ReasonCode.of("name-pending-too-long");
    static final ReasonCode TOO_MANY_NEW_DESTINATIONS = ReasonCode.of("too-many-new-destinations");
    static final ReasonCode OTHER = ReasonCode.of("other");

    static final ReasonCode COMPLETED = ReasonCode.of("completed");
    static final ReasonCode CLIENT_RESET = ReasonCode.of("client-reset");
    static final ReasonCode CLIENT_OCTETS = ReasonCode.of("octets-after-association");
    static final ReasonCode IDLE = ReasonCode.of("idle-too-long");
    static final ReasonCode LIFETIME = ReasonCode.of("lifetime-over");
    static final ReasonCode STOPPED = ReasonCode.of("gateway-stopped");
    static final ReasonCode FAILED = ReasonCode.of("internal-error");

    private Reasons() {}
}
