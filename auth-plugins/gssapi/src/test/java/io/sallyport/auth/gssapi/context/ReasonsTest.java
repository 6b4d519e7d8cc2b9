package io.sallyport.auth.gssapi.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.auth.Fault;
import org.ietf.jgss.GSSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {
    @ParameterizedTest
    @CsvSource({
        "gss-overloaded, GATEWAY",
        "gss-key-not-in-keytab, GATEWAY",
        "gss-service-not-in-keytab, UNKNOWN",
        "gss-context-failed, UNKNOWN",
        "gss-bad-integrity, CLIENT",
        "gss-replay, CLIENT"
    })
    void saysWhoseFaultItIs(String reason, Fault fault) {
        assertThat(Reasons.fault(ReasonCode.of(reason))).isEqualTo(fault);
    }

    /** Nothing that a client can bring about at will is free. */
    @Test
    void aFailureThatNobodyKnowsIsNotForNothing() {
        assertThat(Reasons.fault(Failures.of(new GSSException(GSSException.FAILURE, 0, "new in this JDK"))))
                .isEqualTo(Fault.UNKNOWN);
    }
}
