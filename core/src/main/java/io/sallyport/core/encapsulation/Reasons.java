package io.sallyport.core.encapsulation;

import io.sallyport.core.spi.ReasonCode;

/** The reasons that the encapsulation itself gives; the method's protection gives more. */
final class Reasons {
    static final ReasonCode MESSAGE_TOO_LONG = ReasonCode.of("encapsulated-message-too-long");
    static final ReasonCode NOT_ONE_MESSAGE = ReasonCode.of("encapsulated-datagram-length");
    static final ReasonCode TRUNCATED = ReasonCode.of("encapsulated-message-truncated");

    private Reasons() {}
}
