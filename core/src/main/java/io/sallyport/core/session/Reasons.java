package io.sallyport.core.session;

import io.sallyport.core.spi.ReasonCode;

/** The reasons that a session itself gives; the protocol, the methods, the policy and the way out give more. */
final class Reasons {
    static final ReasonCode NEGOTIATION_TIMED_OUT = ReasonCode.of("negotiation-timed-out");
    static final ReasonCode RESOLVER_TIMED_OUT = ReasonCode.of("resolver-timed-out");
    static final ReasonCode CLIENT_LEFT = ReasonCode.of("client-left");
    static final ReasonCode GATEWAY_STOPPED = ReasonCode.of("gateway-stopped");
    static final ReasonCode INTERNAL_ERROR = ReasonCode.of("internal-error");

    static final ReasonCode NOT_SOCKS = ReasonCode.of("not-socks");
    static final ReasonCode TLS_TO_PLAIN_LISTENER = ReasonCode.of("tls-to-plain-listener");
    static final ReasonCode HTTP_TO_SOCKS_LISTENER = ReasonCode.of("http-to-socks-listener");
    static final ReasonCode PROXY_HEADER_NOT_EXPECTED = ReasonCode.of("proxy-header-not-expected");
    static final ReasonCode SOCKS4_NOT_ALLOWED = ReasonCode.of("socks4-not-allowed");

    static final ReasonCode NO_ACCEPTABLE_METHOD = ReasonCode.of("no-acceptable-method");
    static final ReasonCode AUTHENTICATION_FAILED = ReasonCode.of("authentication-error");
    static final ReasonCode AUTHENTICATION_OVERLOADED = ReasonCode.of("authentication-overloaded");
    static final ReasonCode AUTHENTICATION_MESSAGE_TOO_LONG = ReasonCode.of("authentication-message-too-long");
    static final ReasonCode TOO_MANY_ROUNDS = ReasonCode.of("authentication-too-many-rounds");
    static final ReasonCode PROTECTION_NOT_ACCEPTABLE = ReasonCode.of("protection-not-acceptable");

    static final ReasonCode UNKNOWN_COMMAND = ReasonCode.of("unknown-command");
    static final ReasonCode COMMAND_NOT_SUPPORTED = ReasonCode.of("command-not-supported");
    static final ReasonCode COMMAND_NOT_FOR_UNIX_SOCKET = ReasonCode.of("command-not-for-unix-socket");
    static final ReasonCode MALFORMED_DESTINATION = ReasonCode.of("malformed-destination");
    static final ReasonCode DESTINATION_PORT_ZERO = ReasonCode.of("destination-port-zero");
    static final ReasonCode POLICY_ERROR = ReasonCode.of("policy-error");
    static final ReasonCode NO_ADDRESS_PERMITTED = ReasonCode.of("no-address-permitted");
    static final ReasonCode CONNECTED_ELSEWHERE = ReasonCode.of("connected-elsewhere");
    static final ReasonCode CONNECTED_FROM_ELSEWHERE = ReasonCode.of("connected-from-elsewhere");
    static final ReasonCode EGRESS_ADDRESS_FAMILY = ReasonCode.of("egress-address-family");
    static final ReasonCode EGRESS_ADDRESS_NOT_FOR_COMMAND = ReasonCode.of("egress-address-not-for-command");
    static final ReasonCode DESTINATION_IS_THIS_GATEWAY = ReasonCode.of("destination-is-this-gateway");
    static final ReasonCode ASSOCIATION_FOR_ANOTHER = ReasonCode.of("association-for-another-address");
    static final ReasonCode TOO_MANY_ASSOCIATIONS = ReasonCode.of("too-many-associations");
    static final ReasonCode DATAGRAM_SOCKET_FAILED = ReasonCode.of("datagram-socket-failed");
    static final ReasonCode SESSION_LIMIT_REACHED = ReasonCode.of("session-limit-reached");

    static final ReasonCode PROGRAM_START_TIMED_OUT = ReasonCode.of("program-start-timed-out");

    static final ReasonCode BIND_TIMED_OUT = ReasonCode.of("bind-timed-out");
    static final ReasonCode BIND_FAILED = ReasonCode.of("bind-failed");

    private Reasons() {}
}
