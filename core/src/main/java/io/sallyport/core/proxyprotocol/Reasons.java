package io.sallyport.core.proxyprotocol;

import io.sallyport.core.spi.ReasonCode;

/** Why the connection of a load balancer comes to nothing. */
final class Reasons {
    static final ReasonCode MISSING = ReasonCode.of("proxy-header-missing");
    static final ReasonCode MALFORMED = ReasonCode.of("proxy-header-malformed");
    static final ReasonCode NOT_TCP = ReasonCode.of("proxy-header-not-for-tcp");
    static final ReasonCode NO_CLIENT_ADDRESS = ReasonCode.of("proxy-header-without-client-address");
    static final ReasonCode TIMED_OUT = ReasonCode.of("proxy-header-timed-out");

    private Reasons() {}
}
