package io.sallyport.policy;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.policy.document.FactsDocument;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.TestDocument;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes the facts of a test as a policy file would. */
final class FactsSpec {
    private static final SourceLocation HERE = new SourceLocation("policy.yaml", 90, 7);

    private String source = "192.0.2.7";
    private String listener = "main";
    private String method = "password";
    private ProtectionLevel protection = ProtectionLevel.NONE;
    private Optional<List<String>> groups = Optional.empty();
    private boolean groupsUnknown;
    private boolean tls;
    private Optional<String> tlsVersion = Optional.empty();
    private boolean clientCertificate;
    private String host = "www.example.com";
    private Optional<String> address = Optional.empty();
    private int port = 443;
    private Command command = Command.CONNECT;
    private Optional<String> peer = Optional.empty();
    private String time = "2026-01-05T12:00:00Z";

    FactsSpec source(String text) {
        source = text;
        return this;
    }

    FactsSpec listener(String text) {
        listener = text;
        return this;
    }

    FactsSpec by(String name, ProtectionLevel level) {
        method = name;
        protection = level;
        return this;
    }

    FactsSpec groups(String... names) {
        groups = Optional.of(List.of(names));
        return this;
    }

    FactsSpec groupsUnknown() {
        groupsUnknown = true;
        return this;
    }

    FactsSpec tls() {
        tls = true;
        return this;
    }

    FactsSpec tlsVersion(String text) {
        tlsVersion = Optional.of(text);
        return this;
    }

    FactsSpec clientCertificate() {
        clientCertificate = true;
        return this;
    }

    FactsSpec host(String text) {
        host = text;
        return this;
    }

    FactsSpec address(String text) {
        address = Optional.of(text);
        return this;
    }

    FactsSpec port(int number) {
        port = number;
        return this;
    }

    FactsSpec command(Command other) {
        command = other;
        return this;
    }

    FactsSpec peer(String text) {
        peer = Optional.of(text);
        return this;
    }

    FactsSpec time(String text) {
        time = text;
        return this;
    }

    FactsDocument document() {
        return new FactsDocument(
                HERE,
                source,
                listener,
                tls,
                tlsVersion,
                clientCertificate,
                method,
                "alice",
                groups,
                groupsUnknown,
                protection,
                Duration.ZERO,
                command,
                host,
                address,
                port,
                peer,
                time);
    }

    TestDocument expect(RuleAction action, String rule) {
        return test(action, Optional.of(rule), Optional.empty());
    }

    TestDocument expectDenial(String rule, String reason) {
        return test(RuleAction.DENY, Optional.of(rule), Optional.of(reason));
    }

    private TestDocument test(RuleAction action, Optional<String> rule, Optional<String> reason) {
        SourceLocation here = new SourceLocation("policy.yaml", 89, 5);
        return new TestDocument(here, "t", document(), action, rule, reason);
    }
}
