package io.sallyport.policy.compile;

import io.sallyport.policy.address.NetworkParser;
import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.document.SetsDocument;
import io.sallyport.policy.rule.Words;
import java.util.List;
import java.util.Map;

/** The kinds of entries that lists have, each with sets of its own. */
enum SetKind {
    IDENTITIES(NameParser::parse),
    GROUPS(NameParser::parse),
    NETWORKS(NetworkParser::parse),
    HOSTS(HostPatternParser::parse),
    PORTS(PortParser::parse);

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Parser<?> parser;

    SetKind(Parser<?> parser) {
        this.parser = parser;
    }

    void check(String entry) throws BadValueException {
        parser.parse(entry);
    }

    String key() {
        return Words.of(this);
    }

    Map<String, List<String>> in(SetsDocument sets) {
        return switch (this) {
            case IDENTITIES -> sets.identities().orElse(Map.of());
            case GROUPS -> sets.groups().orElse(Map.of());
            case NETWORKS -> sets.networks().orElse(Map.of());
            case HOSTS -> sets.hosts().orElse(Map.of());
            case PORTS -> sets.ports().orElse(Map.of());
        };
    }
}
