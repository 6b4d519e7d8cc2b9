package io.sallyport.bench;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.MalformedHostException;
import io.sallyport.policy.CompilationContext;
import io.sallyport.policy.CompilationResult;
import io.sallyport.policy.CompiledPolicy;
import io.sallyport.policy.PolicyCompiler;
import io.sallyport.policy.document.AuthenticationDocument;
import io.sallyport.policy.document.MatchDocument;
import io.sallyport.policy.document.PolicyDocument;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.RuleDocument;
import io.sallyport.policy.document.TimeWindowDocument;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A policy of the size of a large company's, and requests that it is asked about. */
final class PolicyOfRules {
    private static final SourceLocation HERE = new SourceLocation("policy.yaml", 1, 1);
    private static final int KINDS = 5;

    private PolicyOfRules() {}

    static CompiledPolicy of(int rules) {
        PolicyDocument document = new PolicyDocument(
                HERE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new AuthenticationDocument(
                        HERE, "all", Optional.empty(), List.of("password"), Optional.empty())),
                IntStream.range(0, rules).mapToObj(PolicyOfRules::rule).toList(),
                Optional.empty());
        CompilationResult result = PolicyCompiler.compile(
                document, new CompilationContext(Set.of("password"), Set.of("main"), Clock.systemUTC(), "r1"));
        if (result instanceof CompilationResult.Compiled compiled) {
            return compiled.policy();
        }
        throw new IllegalStateException(result.toString());
    }

    /** Of five requests one meets no rule, one a rule near the start, two one further down, and one an address. */
    static List<AccessRequest> requests(int rules) {
        List<AccessRequest> requests = new ArrayList<>();
        for (int i = 0; i < rules; i += Math.max(1, rules / 50)) {
            int group = i - i % KINDS;
            requests.add(request("nowhere.invalid", 443, group));
            requests.add(request("www.team" + (i % 20 / KINDS * KINDS) + ".example", 443, i % 20 / KINDS * KINDS));
            requests.add(request("a.b.team" + group + ".example", 443, group));
            requests.add(request("host" + (group + 1) + ".example", 22, group));
            requests.add(request("10." + (group + 2) / 256 + "." + (group + 2) % 256 + ".9", 8443, group));
        }
        return requests;
    }

    private static RuleDocument rule(int number) {
        RuleAction action = number % KINDS == 3 ? RuleAction.DENY : RuleAction.PERMIT;
        return new RuleDocument(
                HERE, "rule-" + number, action, Optional.of(match(number)), Optional.empty(), Optional.empty());
    }

    private static MatchDocument match(int number) {
        int team = number - number % KINDS;
        return switch (number % KINDS) {
            case 0 -> match(list("team" + team), list(".team" + team + ".example"), list(), list("80", "443"), false);
            case 1 -> match(list("team" + team), list("host" + number + ".example"), list(), list("22"), false);
            case 2 -> match(list("team" + team), list(), list(network(number)), list("8000-8999"), false);
            case 3 -> match(list(), list("ads-*.team" + number + ".example"), list(), list(), false);
            default -> match(list("team" + team, "staff"), list(".site" + number + ".test"), list(), list(), true);
        };
    }

    private static MatchDocument match(
            List<String> groups, List<String> hosts, List<String> networks, List<String> ports, boolean timed) {
        TimeWindowDocument day =
                new TimeWindowDocument(HERE, Optional.of(List.of("mon-sun")), "00:00", "23:59", "Europe/Berlin");
        return new MatchDocument(
                HERE,
                Optional.empty(),
                some(groups),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(Command.CONNECT)),
                some(hosts),
                some(networks),
                some(ports),
                timed ? Optional.of(List.of(day)) : Optional.empty());
    }

    private static String network(int number) {
        return "10." + number / 256 + "." + number % 256 + ".0/24";
    }

    private static List<String> list(String... entries) {
        return List.of(entries);
    }

    private static Optional<List<String>> some(List<String> entries) {
        return Optional.of(entries).filter(list -> !list.isEmpty());
    }

    private static AccessRequest request(String host, int port, int team) {
        try {
            InetSocketAddress from = new InetSocketAddress(InetAddress.getByName("192.0.2.7"), 40000);
            Groups groups = Groups.of(Set.of("staff", "team" + team, "printers", "vpn", "wiki"));
            return new AccessRequest(
                    new ClientInfo("s1", "main", from, from, Optional.empty()),
                    new Proof("password", Identity.of("alice", groups, Instant.now()), ProtectionLevel.NONE),
                    Command.CONNECT,
                    new Destination(host, CanonicalHost.parse(host), port),
                    Optional.empty());
        } catch (UnknownHostException | MalformedHostException e) {
            throw new IllegalStateException(host, e);
        }
    }
}
