package io.sallyport.policy;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.policy.document.DatagramsDocument;
import io.sallyport.policy.document.MatchDocument;
import io.sallyport.policy.document.ObligationsDocument;
import io.sallyport.policy.document.RequireDocument;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.RuleDocument;
import io.sallyport.policy.document.TimeWindowDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a rule as a policy file would. */
public final class RuleSpec {
    private final String name;
    private final RuleAction action;
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<TimeWindowDocument> times = new ArrayList<>();
    private final Map<String, Duration> durations = new HashMap<>();
    private Optional<List<Command>> commands = Optional.empty();
    private Optional<ProtectionLevel> protection = Optional.empty();
    private Optional<Integer> perIdentity = Optional.empty();
    private Optional<DatagramsDocument> datagrams = Optional.empty();
    private Optional<List<String>> egress = Optional.empty();
    private Optional<String> egressInterface = Optional.empty();
    private boolean tls;
    private Optional<String> tlsVersion = Optional.empty();
    private boolean clientCertificate;

    private RuleSpec(String name, RuleAction action) {
        this.name = name;
        this.action = action;
    }

    public static RuleSpec permit(String name) {
        return new RuleSpec(name, RuleAction.PERMIT);
    }

    public static RuleSpec deny(String name) {
        return new RuleSpec(name, RuleAction.DENY);
    }

    /** Sets one of the lists of a match, or {@code methods} of a require. */
    public RuleSpec with(String key, String... entries) {
        lists.put(key, List.of(entries));
        return this;
    }

    public RuleSpec with(String key, List<String> entries) {
        lists.put(key, entries);
        return this;
    }

    public RuleSpec hosts(String... entries) {
        return with("hosts", entries);
    }

    public RuleSpec networks(String... entries) {
        return with("networks", entries);
    }

    public RuleSpec ports(String... entries) {
        return with("ports", entries);
    }

    public RuleSpec groups(String... entries) {
        return with("groups", entries);
    }

    public RuleSpec identities(String... entries) {
        return with("identities", entries);
    }

    public RuleSpec commands(Command... any) {
        commands = Optional.of(List.of(any));
        return this;
    }

    public RuleSpec time(String days, String from, String to, String zone) {
        times.add(new TimeWindowDocument(at(9), Optional.of(List.of(days.split(" "))), from, to, zone));
        return this;
    }

    public RuleSpec protection(ProtectionLevel atLeast) {
        protection = Optional.of(atLeast);
        return this;
    }

    public RuleSpec tls() {
        tls = true;
        return this;
    }

    public RuleSpec tlsVersion(String oldest) {
        tlsVersion = Optional.of(oldest);
        return this;
    }

    public RuleSpec clientCertificate() {
        clientCertificate = true;
        return this;
    }

    public RuleSpec age(Duration most) {
        durations.put("age", most);
        return this;
    }

    public RuleSpec datagrams(DatagramsDocument document) {
        datagrams = Optional.of(document);
        return this;
    }

    public RuleSpec egress(String... addresses) {
        egress = Optional.of(List.of(addresses));
        return this;
    }

    public RuleSpec egressInterface(String name) {
        egressInterface = Optional.of(name);
        return this;
    }

    public RuleSpec idle(Duration most) {
        durations.put("idle", most);
        return this;
    }

    public RuleSpec perIdentity(int most) {
        perIdentity = Optional.of(most);
        return this;
    }

    /** Gives the rule as if it stood on a line. */
    public RuleDocument at(int line, String file) {
        SourceLocation here = new SourceLocation(file, line, 5);
        return new RuleDocument(here, name, action, match(here), require(here), obligations(here));
    }

    private Optional<MatchDocument> match(SourceLocation here) {
        boolean any = lists.keySet().stream().allMatch("methods"::equals) && times.isEmpty() && commands.isEmpty();
        return any
                ? Optional.empty()
                : Optional.of(new MatchDocument(
                        here,
                        list("identities"),
                        list("groups"),
                        list("sources"),
                        list("listeners"),
                        list("tls-versions"),
                        commands,
                        list("hosts"),
                        list("networks"),
                        list("ports"),
                        times.isEmpty() ? Optional.empty() : Optional.of(times)));
    }

    private Optional<RequireDocument> require(SourceLocation here) {
        Optional<Duration> age = Optional.ofNullable(durations.get("age"));
        boolean nothing = list("methods").isEmpty() && protection.isEmpty() && !tls && !clientCertificate;
        return nothing && tlsVersion.isEmpty() && age.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequireDocument(
                        here, list("methods"), protection, tls, tlsVersion, clientCertificate, age));
    }

    private Optional<ObligationsDocument> obligations(SourceLocation here) {
        Optional<Duration> idle = Optional.ofNullable(durations.get("idle"));
        boolean noEgress = egress.isEmpty() && egressInterface.isEmpty();
        return idle.isEmpty() && perIdentity.isEmpty() && datagrams.isEmpty() && noEgress
                ? Optional.empty()
                : Optional.of(new ObligationsDocument(
                        here,
                        idle,
                        Optional.empty(),
                        perIdentity,
                        Optional.empty(),
                        datagrams,
                        egress,
                        egressInterface));
    }

    private Optional<List<String>> list(String key) {
        return Optional.ofNullable(lists.get(key));
    }

    private static SourceLocation at(int line) {
        return new SourceLocation("policy.yaml", line, 9);
    }
}
