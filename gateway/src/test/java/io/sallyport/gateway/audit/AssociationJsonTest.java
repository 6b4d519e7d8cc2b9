package io.sallyport.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.audit.AssociationRecord.DecidedDestination;
import io.sallyport.core.spi.audit.SessionRecord;
import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssociationJsonTest {
    private static final Ruling RULING = new Ruling("dns", "r7", Phase.DATAGRAM_DESTINATION);
    private static final InetSocketAddress BOUND = new InetSocketAddress("192.0.2.1", 30_000);

    private static String line(AssociationRecord association, Traffic traffic) {
        SessionRecord relayed = Sessions.relayed(Groups.NONE);
        Outcome outcome = new Outcome(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                traffic,
                Optional.of(association),
                relayed.outcome().ending());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SessionJson.write(
                out,
                new SessionRecord(relayed.client(), relayed.attempt(), relayed.proof(), relayed.request(), outcome));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static AssociationRecord association(Map<ReasonCode, Long> dropped, DecidedDestination... first) {
        return new AssociationRecord(
                BOUND, Optional.of(new InetSocketAddress("192.0.2.7", 5000)), 3, 2, dropped, 5, List.of(first));
    }

    @Test
    void saysWhatHappenedToTheDatagrams() {
        Map<ReasonCode, Long> dropped =
                Map.of(ReasonCode.of("unasked-sender"), 4L, ReasonCode.of("foreign-source"), 1L);
        DecidedDestination destination = new DecidedDestination(
                "ns.example", 53, Optional.of(new InetSocketAddress("198.51.100.7", 53)), RULING, Optional.empty());
        assertThat(line(association(dropped, destination), new Traffic(30, 100)))
                .contains("\"association\":{\"bound\":{\"address\":\"192.0.2.1\",\"port\":30000},"
                        + "\"source\":{\"address\":\"192.0.2.7\",\"port\":5000},"
                        + "\"datagrams\":{\"from-client\":3,\"to-client\":2},"
                        + "\"dropped\":{\"foreign-source\":1,\"unasked-sender\":4},"
                        + "\"amplification\":3.33,\"destinations\":5,\"first-destinations\":[{\"asked\":\"ns.example\","
                        + "\"port\":53,\"address\":{\"address\":\"198.51.100.7\",\"port\":53},\"rule\":\"dns\"}]}");
    }

    @Test
    void saysWhyADestinationWasDeniedAndEscapesWhatTheClientAsked() {
        DecidedDestination denied = new DecidedDestination(
                "\u001b\"\n", 53, Optional.empty(), RULING, Optional.of(ReasonCode.of("denied-by-rule")));
        assertThat(line(association(Map.of(), denied), Traffic.NONE))
                .matches("\\{[ -~]*}\n")
                .contains(
                        "{\"asked\":\"\\\\x1b\\\"\\\\x0a\",\"port\":53,\"rule\":\"dns\",\"denied\":\"denied-by-rule\"}")
                .doesNotContain("amplification");
    }
}
