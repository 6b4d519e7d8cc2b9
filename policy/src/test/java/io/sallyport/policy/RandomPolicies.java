package io.sallyport.policy;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.policy.Command;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes up policies and requests from few values, so that they meet often. */
public final class RandomPolicies {
    private static final List<String> HOSTS = List.of(
            "a.test",
            "b.test",
            "www.a.test",
            "x.www.a.test",
            "web-1.b.test",
            "web-22.b.test",
            "c.example",
            "d.example");
    private static final List<String> PATTERNS = List.of(
            "a.test",
            ".a.test",
            ".test",
            "www.a.test",
            "*.a.test",
            "web-?.b.test",
            "web-*.b.test",
            ".example",
            "c.example",
            "*.example",
            "?.test");
    private static final List<String> ADDRESSES = List.of(
            "198.51.100.7",
            "198.51.100.200",
            "10.1.2.3",
            "10.200.0.1",
            "203.0.113.9",
            "2001:db8::1",
            "2001:db8:1::9",
            "64:ff9b::a01:203",
            "2002:a01:203::1",
            "64:ff9b:1::a01:203",
            "2001:db8::5efe:a01:203");
    private static final List<String> NETWORKS = List.of(
            "198.51.100.0/24",
            "198.51.100.0/25",
            "198.51.100.7",
            "10.0.0.0/8",
            "10.1.0.0/16",
            "0.0.0.0/0",
            "::/0",
            "2001:db8::/32",
            "2001:db8::/64",
            "203.0.113.8/29",
            "64:ff9b::/96",
            "128.0.0.0/1");
    private static final List<String> PORTS = List.of("80", "443", "1-1023", "400-500", "8000-8999", "8080", "0-65535");
    private static final List<Integer> ASKED_PORTS = List.of(0, 80, 443, 450, 8000, 8080, 8999, 9000, 65535);
    private static final List<String> NAMES = List.of("alice", "bob", "carol", "dave");
    private static final List<String> GROUPS = List.of("staff", "admins", "guests", "robots");
    private static final List<String> SOURCES = List.of("192.0.2.7", "192.0.2.200", "198.18.0.1", "2001:db8::7");
    private static final List<String> SOURCE_NETWORKS =
            List.of("192.0.2.0/24", "192.0.2.0/25", "198.18.0.0/15", "2001:db8::/32", "192.0.2.7", "::/0");

    private final Random random;

    public RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    /** Makes up a policy; rules that would never decide are left out. */
    public CompiledPolicy policy(int rules) {
        List<RuleSpec> specs = rules(rules);
        while (true) {
            CompilationResult result =
                    PolicySpec.rules(specs.toArray(RuleSpec[]::new)).result();
            if (result instanceof CompilationResult.Compiled compiled) {
                return compiled.policy();
            }
            Set<Integer> shadowed = new HashSet<>();
            for (Problem problem : ((CompilationResult.Rejected) result).problems()) {
                shadowed.add(Integer.parseInt(problem.path().replaceAll("[^0-9]", "")));
            }
            specs = without(shadowed, specs);
        }
    }

    /** Makes up rules, of which some may never decide. */
    public List<RuleSpec> rules(int count) {
        return IntStream.range(0, count).mapToObj(number -> rule("r" + number)).toList();
    }

    /** Makes up a request. */
    public Asked asked() {
        boolean literal = random.nextInt(4) == 0;
        Asked asked = Asked.to(literal ? one(ADDRESSES) : one(HOSTS), one(ASKED_PORTS))
                .identity(one(NAMES))
                .from(one(SOURCES))
                .listener(one(List.of("main", "tls")))
                .command(one(List.of(Command.values())))
                .by(one(List.of("none", "password", "gssapi")), one(List.of(ProtectionLevel.values())))
                .provedAt(PolicySpec.NOW.minus(Duration.ofHours(random.nextInt(20))));
        if (random.nextBoolean()) {
            asked.tls(one(List.of("TLSv1.2", "TLSv1.3")));
        }
        if (!literal && random.nextInt(2) == 0) {
            asked.resolvedTo(one(ADDRESSES));
        }
        if (random.nextInt(6) == 0) {
            return asked.groupsUnknown();
        }
        return asked.groups(some(GROUPS, 3).toArray(String[]::new));
    }

    private static List<RuleSpec> without(Set<Integer> numbers, List<RuleSpec> specs) {
        return IntStream.range(0, specs.size())
                .filter(number -> !numbers.contains(number))
                .mapToObj(specs::get)
                .toList();
    }

    private RuleSpec rule(String name) {
        boolean permits = random.nextInt(3) > 0;
        RuleSpec rule = permits ? RuleSpec.permit(name) : RuleSpec.deny(name);
        list(rule, "hosts", PATTERNS, 3);
        list(rule, "networks", NETWORKS, 3);
        list(rule, "ports", PORTS, 2);
        list(rule, "identities", NAMES, 4);
        list(rule, "groups", GROUPS, 4);
        list(rule, "sources", SOURCE_NETWORKS, 4);
        list(rule, "listeners", List.of("main", "tls"), 5);
        list(rule, "tls-versions", List.of("1.2", "1.3"), 6);
        if (random.nextInt(5) == 0) {
            rule.commands(one(List.of(Command.values())));
        }
        if (random.nextInt(8) == 0) {
            rule.time(one(List.of("mon", "tue-sun")), "11:00", "13:00", "UTC");
        }
        if (permits && random.nextInt(4) == 0) {
            rule.protection(one(List.of(ProtectionLevel.INTEGRITY, ProtectionLevel.CONFIDENTIALITY)));
        }
        if (permits && random.nextInt(6) == 0) {
            rule.tlsVersion("1.3");
        }
        if (permits && random.nextInt(6) == 0) {
            rule.age(Duration.ofHours(10)).with("methods", "gssapi");
        }
        return rule;
    }

    private void list(RuleSpec rule, String key, List<String> values, int oneIn) {
        if (random.nextInt(oneIn) == 0) {
            rule.with(key, some(values, 3));
        }
    }

    private List<String> some(List<String> values, int most) {
        return random.ints(1L + random.nextInt(most), 0, values.size())
                .mapToObj(values::get)
                .distinct()
                .toList();
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
