package io.sallyport.core.icmp;

import io.sallyport.core.spi.ReasonCode;

/** Why the output of a program comes to its end. */
final class Reasons {
    static final ReasonCode COMPLETED = ReasonCode.of("completed");
    static final ReasonCode ENDED_BY_CLIENT = ReasonCode.of("ended-by-client");
    static final ReasonCode CLIENT_RESET = ReasonCode.of("client-reset");
    static final ReasonCode PROGRAM_FAILED = ReasonCode.of("program-failed");
    static final ReasonCode OUTPUT_TOO_LONG = ReasonCode.of("program-output-too-long");
    static final ReasonCode TIMED_OUT = ReasonCode.of("program-timed-out");
    static final ReasonCode LIFETIME = ReasonCode.of("lifetime-over");
    static final ReasonCode STOPPED = ReasonCode.of("gateway-stopped");
    static final ReasonCode FAILED = ReasonCode.of("internal-error");

    static final String NOT_STARTED = "program-not-started";
    static final String TOO_MANY = "too-many-programs";
    static final String TOO_MANY_FOR_SOURCE = "too-many-programs-for-source";

    private Reasons() {}
}
