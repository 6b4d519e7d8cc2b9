package io.sallyport.policy.compile;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.policy.address.Network;
import io.sallyport.policy.address.NetworkParser;
import io.sallyport.policy.address.NetworkSet;
import io.sallyport.policy.address.Range;
import io.sallyport.policy.compile.Lists.Read;
import io.sallyport.policy.document.ClientMatchDocument;
import io.sallyport.policy.document.MatchDocument;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.host.HostPattern;
import io.sallyport.policy.host.HostSet;
import io.sallyport.policy.rule.CommandCondition;
import io.sallyport.policy.rule.Condition;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.GroupCondition;
import io.sallyport.policy.rule.HostCondition;
import io.sallyport.policy.rule.IdentityCondition;
import io.sallyport.policy.rule.ListenerCondition;
import io.sallyport.policy.rule.NetworkCondition;
import io.sallyport.policy.rule.PortCondition;
import io.sallyport.policy.rule.SourceCondition;
import io.sallyport.policy.rule.TlsVersion;
import io.sallyport.policy.rule.TlsVersionCondition;
import io.sallyport.policy.rule.Transport;
import io.sallyport.policy.rule.TransportCondition;
import io.sallyport.policy.rule.Words;
import io.sallyport.policy.rule.Written;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns what a rule matches into conditions. */
final class ConditionReader {
    private final Lists lists;
    private final KnownNames known;
    private final TimeReader times;
    private final Problems problems;

    ConditionReader(Lists lists, KnownNames known, Problems problems) {
        this.lists = lists;
        this.known = known;
        this.times = new TimeReader(problems);
        this.problems = problems;
    }

    Conditions read(Place rule, ClientMatchDocument match) {
        Place place = rule.key("match").of(match.location());
        List<Condition> conditions = new ArrayList<>();
        match.sources().ifPresent(texts -> conditions.add(sources(place, texts)));
        match.listeners().ifPresent(texts -> conditions.add(listeners(place, texts)));
        match.transports().ifPresent(transports -> conditions.add(transports(place, transports)));
        match.tlsVersions().ifPresent(texts -> conditions.add(tlsVersions(place, texts)));
        return checked(place, conditions);
    }

    private Condition transports(Place place, List<Transport> transports) {
        if (transports.isEmpty()) {
            problems.error(place.key("transports").problem("an empty list", "at least one entry, or no such key"));
        }
        return new TransportCondition(
                Set.copyOf(transports),
                new Written(transports.stream().map(Words::of).toList()));
    }

    private Condition tlsVersions(Place match, List<String> texts) {
        Place place = match.key("tls-versions");
        if (texts.isEmpty()) {
            problems.error(place.problem("an empty list", "at least one entry, or no such key"));
        }
        Set<TlsVersion> versions = EnumSet.noneOf(TlsVersion.class);
        for (int i = 0; i < texts.size(); i++) {
            problems.value(place.at(i), texts.get(i), TlsVersionParser::parse).ifPresent(versions::add);
        }
        return new TlsVersionCondition(versions, new Written(texts));
    }

    Conditions read(Place rule, MatchDocument match, RuleAction action) {
        Place place = rule.key("match").of(match.location());
        List<Condition> conditions = new ArrayList<>();
        match.commands().ifPresent(commands -> conditions.add(commands(place, commands)));
        match.ports().ifPresent(texts -> conditions.add(ports(place, texts)));
        match.listeners().ifPresent(texts -> conditions.add(listeners(place, texts)));
        match.tlsVersions().ifPresent(texts -> conditions.add(tlsVersions(place, texts)));
        match.identities().ifPresent(texts -> conditions.add(identities(place, texts)));
        match.hosts().ifPresent(texts -> conditions.add(hosts(place, texts)));
        match.sources().ifPresent(texts -> conditions.add(sources(place, texts)));
        match.networks().ifPresent(texts -> conditions.add(networks(place, texts, action)));
        match.times().ifPresent(windows -> conditions.add(times.read(place.key("times"), windows)));
        match.groups().ifPresent(texts -> conditions.add(groups(place, texts)));
        return checked(place, conditions);
    }

    private Conditions checked(Place place, List<Condition> conditions) {
        if (conditions.isEmpty()) {
            problems.error(place.problem("no condition", "at least one key, or no match at all"));
        }
        return new Conditions(conditions);
    }

    private Condition commands(Place place, List<Command> commands) {
        if (commands.isEmpty()) {
            problems.error(place.key("commands").problem("an empty list", "at least one entry, or no such key"));
        }
        return CommandCondition.of(commands);
    }

    private Condition ports(Place place, List<String> texts) {
        Read<Range> read = lists.read(place.key("ports"), texts, SetKind.PORTS, PortParser::parse);
        return PortCondition.of(read.values(), read.written());
    }

    private Condition listeners(Place place, List<String> texts) {
        known.checkListeners(place.key("listeners"), texts);
        return new ListenerCondition(Set.copyOf(texts), new Written(texts));
    }

    private Condition identities(Place place, List<String> texts) {
        Read<String> read = lists.read(place.key("identities"), texts, SetKind.IDENTITIES, NameParser::parse);
        return new IdentityCondition(Set.copyOf(read.values()), read.written());
    }

    private Condition groups(Place place, List<String> texts) {
        Read<String> read = lists.read(place.key("groups"), texts, SetKind.GROUPS, NameParser::parse);
        return new GroupCondition(Set.copyOf(read.values()), read.written());
    }

    private Condition hosts(Place place, List<String> texts) {
        Read<HostPattern> read = lists.read(place.key("hosts"), texts, SetKind.HOSTS, HostPatternParser::parse);
        return new HostCondition(new HostSet(read.values()), read.written());
    }

    private Condition sources(Place place, List<String> texts) {
        Read<Network> read = lists.read(place.key("sources"), texts, SetKind.NETWORKS, NetworkParser::parse);
        return new SourceCondition(new NetworkSet(read.values()), read.written());
    }

    private Condition networks(Place place, List<String> texts, RuleAction action) {
        Read<Network> read = lists.read(place.key("networks"), texts, SetKind.NETWORKS, NetworkParser::parse);
        boolean seesEmbedded = action == RuleAction.DENY;
        return new NetworkCondition(new NetworkSet(read.values()), seesEmbedded, read.written());
    }
}
