package io.sallyport.gateway.audit;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.audit.Ending;
import io.sallyport.core.spi.audit.SessionRecord;
import io.sallyport.core.spi.audit.SessionRecord.Asked;
import io.sallyport.core.spi.audit.SessionRecord.Attempt;
import io.sallyport.core.spi.audit.SessionRecord.Listening;
import io.sallyport.core.spi.audit.SessionRecord.Outcome;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.core.spi.policy.Ruling;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Records of sessions for the tests. */
final class Sessions {
    static final Instant NOW = Instant.parse("2026-11-24T10:11:12.345678Z");

    private Sessions() {}

    /** A client that was closed before it said anything. */
    static SessionRecord silent(String sessionId) {
        Ending ending =
                new Ending(Ending.Kind.REFUSED, ReasonCode.of("negotiation-timeout"), NOW, Duration.ofSeconds(30));
        return new SessionRecord(
                client(sessionId, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Outcome(Optional.empty(), Optional.empty(), Optional.empty(), Traffic.NONE, ending));
    }

    /** A session that relayed. */
    static SessionRecord relayed(Groups groups) {
        Ending ending = new Ending(Ending.Kind.RELAYED, ReasonCode.of("client-closed"), NOW, Duration.ofMillis(1234));
        return new SessionRecord(
                client("s1", Optional.of(new TlsSession("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of()))),
                Optional.empty(),
                Optional.of(proof("alice@EXAMPLE.ORG", groups)),
                Optional.of(asked("example.org.", Optional.empty())),
                new Outcome(
                        Optional.of(new Ruling("web", "r7", Phase.DESTINATION_ADDRESS)),
                        Optional.of(new InetSocketAddress("2001:db8::1", 443)),
                        Optional.of(new InetSocketAddress("2001:db8::5", 40_001)),
                        Optional.of(new Listening(new InetSocketAddress("2001:db8::2", 20_000), 3)),
                        new Traffic(10, 20_000_000_000L),
                        Optional.empty(),
                        ending));
    }

    /** A session in which the client chose every text that it can choose. */
    static SessionRecord hostile(String text) {
        SessionRecord relayed = relayed(Groups.of(Set.of("g" + text)));
        return new SessionRecord(
                relayed.client(),
                Optional.of(new Attempt("password", Optional.of(text))),
                relayed.proof(),
                Optional.of(asked(text, Optional.of(text))),
                relayed.outcome());
    }

    /** A session that asked for what there is not. */
    static SessionRecord strange() {
        SessionRecord silent = silent("s3");
        Asked asked = new Asked(5, 9, "\u00ff", Optional.empty(), 0, Optional.empty());
        return new SessionRecord(
                silent.client(), Optional.empty(), Optional.empty(), Optional.of(asked), silent.outcome());
    }

    /** A client that was closed before it said anything, from elsewhere. */
    static SessionRecord of(ClientInfo client) {
        SessionRecord silent = silent(client.sessionId());
        return new SessionRecord(client, Optional.empty(), Optional.empty(), Optional.empty(), silent.outcome());
    }

    private static ClientInfo client(String sessionId, Optional<TlsSession> tls) {
        return new ClientInfo(
                sessionId,
                "office",
                new InetSocketAddress("192.0.2.7", 50000),
                new InetSocketAddress("192.0.2.1", 1080),
                tls);
    }

    private static Proof proof(String name, Groups groups) {
        return new Proof("gssapi", Identity.of(name, groups, NOW), ProtectionLevel.CONFIDENTIALITY);
    }

    private static Asked asked(String text, Optional<String> userId) {
        return new Asked(5, 3, text, Optional.of(new CanonicalHost.Name("example.org")), 443, userId);
    }
}
