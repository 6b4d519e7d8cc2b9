package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.policy.document.AuthenticationDocument;
import io.sallyport.policy.document.DatagramsDocument;
import io.sallyport.policy.document.SetsDocument;
import io.sallyport.policy.guardrail.Guardrail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a policy is said at its place, all at once. */
class MistakesTest {
    private static final SourceLocation HERE = new SourceLocation("policy.yaml", 2, 3);

    private static SetsDocument hosts(Map<String, List<String>> sets) {
        return new SetsDocument(
                HERE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(sets), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "hosts | 192.0.2.1 | '192.0.2.1' is an address (expected: an address stands in networks, not in hosts)",
                "hosts | 127.1 | '127.1' is an address (expected: an address stands in networks, not in hosts)",
                "hosts | 10.0.0.* | '10.0.0.*' looks like addresses (expected: a network in networks)",
                "hosts | a..b | 'a..b' is no host pattern (expected: a name, .suffix, or labels with * and ?)",
                "hosts | bücher.example | 'bücher.example' is no host pattern (expected: a name, .suffix, or labels"
                        + " with * and ?)",
                "hosts | .*.example | '.*.example' has a wildcard in a suffix (expected: a name, .suffix, or labels"
                        + " with * and ?)",
                "hosts | **.example | '**.example' has two stars together (expected: one star, or .suffix for any"
                        + " depth)",
                "hosts | $none | no set '$none' (expected: the name of a set in sets.hosts)",
                "networks | 192.0.2.1/24 | '192.0.2.1/24' has bits beyond its prefix (expected: 192.0.2.0/24)",
                "networks | 192.0.2.0/33 | '192.0.2.0/33' has no right prefix length (expected: 0 to 32)",
                "networks | 192.0.2.0/ | '192.0.2.0/' has no right prefix length (expected: 0 to 32)",
                "networks | 192.0.2.0/024 | '192.0.2.0/024' has no right prefix length (expected: 0 to 32)",
                "networks | 010.0.0.0/8 | '010.0.0.0' is not in its usual notation (expected: 8.0.0.0)",
                "networks | 10/8 | '10' is not in its usual notation (expected: 0.0.0.10)",
                "networks | ::ffff:192.0.2.0/120 | '::ffff:192.0.2.0' is not in its usual notation (expected:"
                        + " 192.0.2.0)",
                "networks | fe80::1%eth0 | 'fe80::1%eth0' is not in its usual notation (expected: fe80:0:0:0:0:0:0:1)",
                "networks | 2001:db8::1/32 | '2001:db8::1/32' has bits beyond its prefix (expected:"
                        + " 2001:db8:0:0:0:0:0:0/32)",
                "ports | http | 'http' is no port (expected: 0 to 65535, or a range such as 8000-8999)",
                "ports | 65536 | '65536' is no port (expected: 0 to 65535, or a range such as 8000-8999)",
                "ports | 90-80 | '90-80' is no port (expected: 0 to 65535, or a range such as 8000-8999)",
                "ports | -1 | '-1' is no port (expected: 0 to 65535, or a range such as 8000-8999)",
                "tls-versions | 1.1 | '1.1' is no version of TLS here (expected: 1.2 or 1.3)",
                "tls-versions | none | 'none' is no version of TLS here (expected: 1.2 or 1.3)",
                "listeners | nowhere | 'nowhere' is not configured (expected: main, tls)",
            })
    void saysWhatIsWrongWithAnEntry(String key, String entry, String message) {
        assertThat(PolicySpec.rules(deny("r").with(key, entry)).problems())
                .containsExactly("policy.yaml:10:5: rules[0].match." + key + "[0]: " + message);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysWhatIsWrongWithARule(RuleSpec rule, String message) {
        assertThat(PolicySpec.rules(rule).problems()).containsExactly("policy.yaml:10:5: rules[0]" + message);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(
                        permit("r").with("hosts", List.of()),
                        ".match.hosts: an empty list (expected: at least one entry, or no such key)"),
                Arguments.of(
                        permit("r").commands(new Command[0]),
                        ".match.commands: an empty list (expected: at least one entry, or no such key)"),
                Arguments.of(
                        permit("r").with("methods", "magic"),
                        ".require.methods[0]: 'magic' is not configured (expected: gssapi, none, password)"),
                Arguments.of(
                        permit("r").age(Duration.ZERO), ".require.authentication-age: 'PT0S' (expected: more than 0s)"),
                Arguments.of(
                        permit("r").tlsVersion("1.0"),
                        ".require.tls-version: '1.0' is no version of TLS here (expected: 1.2 or 1.3)"),
                Arguments.of(
                        deny("r").tls(),
                        ".require: a rule that denies requires nothing (expected: no require, or action: permit)"),
                Arguments.of(
                        deny("r").perIdentity(1),
                        ".obligations: a rule that denies binds to nothing"
                                + " (expected: no obligations, or action: permit)"),
                Arguments.of(
                        permit("r").perIdentity(0),
                        ".obligations.sessions-per-identity: '0' (expected: 1 or more; a rule that denies for none)"),
                Arguments.of(
                        permit("r").datagrams(datagrams(Optional.empty(), Optional.empty())),
                        ".obligations.datagrams: binds to nothing (expected: at least one key, or no datagrams at"
                                + " all)"),
                Arguments.of(
                        permit("r").datagrams(datagrams(Optional.of(0), Optional.empty())),
                        ".obligations.datagrams.per-second: '0' (expected: 1 or more; a rule that denies for none)"),
                Arguments.of(
                        permit("r").datagrams(datagrams(Optional.empty(), Optional.of(-1L))),
                        ".obligations.datagrams.octets: '-1' (expected: 1 or more)"),
                Arguments.of(permit("default"), ".name: 'default' is what logs call no match (expected: another name)"),
                Arguments.of(
                        permit("guardrail:x"),
                        ".name: a name of 11 characters (expected: 1 to 64 letters, digits, spaces, '.', '_' and '-',"
                                + " a letter or digit first)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mon | 25:00 | 06:00 | UTC | '25:00' is no time of day (expected: 00:00 to 24:00)",
                "mon | 9:00 | 10:00 | UTC | '9:00' is no time of day (expected: 00:00 to 24:00)",
                "mon | 09:00 | 09:00 | UTC | from 09:00 to 09:00 (expected: two different times)",
                "mon | 09:00 | 10:00 | Mars | 'Mars' is no time zone (expected: an IANA name such as Europe/Berlin)",
                "mo | 09:00 | 10:00 | UTC | 'mo' is no day (expected: mon to sun, or a range such as mon-fri)",
                "mon- | 09:00 | 10:00 | UTC | 'mon-' is no day (expected: mon to sun, or a range such as mon-fri)",
            })
    void saysWhatIsWrongWithATime(String day, String from, String to, String zone, String message) {
        assertThat(PolicySpec.rules(permit("r").time(day, from, to, zone)).problems())
                .containsExactly("policy.yaml:9:9: rules[0].match.times[0]: " + message);
    }

    @Test
    void saysAllAtOnce() {
        assertThat(PolicySpec.rules(
                                permit("a").hosts("a..b", "c..d").ports("x"),
                                permit("a").networks("1.2.3.4/99"),
                                deny("b").tls())
                        .problems())
                .hasSize(6);
    }

    @Test
    void saysWhichRuleHasTheSameName() {
        assertThat(PolicySpec.rules(permit("a").ports("1"), permit("a").ports("2"))
                        .problems())
                .containsExactly("policy.yaml:20:5: rules[1].name: the name of 'a' at policy.yaml:10:5"
                        + " (expected: a name of its own)");
    }

    @Test
    void aPolicyWithoutRulesIsNone() {
        assertThat(new PolicySpec().problems())
                .containsExactly(
                        "policy.yaml:1:1: rules: an empty list" + " (expected: at least one entry, or no such key)");
    }

    @Test
    void protectionOfAMethodThatIsNotOfferedIsAMistake() {
        AuthenticationDocument offer = new AuthenticationDocument(
                HERE, "o", Optional.empty(), List.of("password", "password"), Optional.of(Map.of("gssapi", List.of())));
        assertThat(PolicySpec.rules(deny("r")).authentication(offer).problems())
                .containsExactlyInAnyOrder(
                        "policy.yaml:2:3: authentication[0].methods[1]: 'password' is there twice"
                                + " (expected: each name once)",
                        "policy.yaml:2:3: authentication[0].protection.gssapi: an empty list"
                                + " (expected: at least one entry, or no such key)",
                        "policy.yaml:2:3: authentication[0].protection.gssapi: 'gssapi' is not offered here"
                                + " (expected: one of [password, password])");
    }

    @Test
    void aRuleMatchesTheEntriesOfASet() {
        PolicySpec policy = PolicySpec.rules(permit("r").hosts("$ours", "b.example"))
                .sets(hosts(Map.of("ours", List.of(".a.example", "c.example"))));
        assertThat(Answer.to(policy, Asked.to("www.a.example", 443))).isEqualTo("permit r");
        assertThat(Answer.to(policy, Asked.to("b.example", 443))).isEqualTo("permit r");
        assertThat(Answer.to(policy, Asked.to("d.example", 443))).startsWith("deny");
    }

    @Test
    void mistakesInASetAreSaidOnceAndAtTheSet() {
        assertThat(PolicySpec.rules(permit("r").hosts("$ours"), permit("s").hosts("$ours"))
                        .sets(hosts(Map.of("ours", List.of("a..b", "$ours"))))
                        .problems())
                .contains(
                        "policy.yaml:2:3: sets.hosts.ours[0]: 'a..b' is no host pattern"
                                + " (expected: a name, .suffix, or labels with * and ?)",
                        "policy.yaml:2:3: sets.hosts.ours[1]: '$ours' names a set"
                                + " (expected: an entry; a set holds no other sets)")
                .filteredOn(problem -> problem.contains("a..b"))
                .hasSize(1);
    }

    @Test
    void warnsOfWhatIsSeldomMeant() {
        CompiledPolicy policy = PolicySpec.rules(
                        deny("both").hosts(".example.com").networks("192.0.2.0/24"),
                        permit("one label").hosts("*"),
                        permit("wild").identities("*@EXAMPLE.COM"),
                        permit("all"))
                .sets(hosts(Map.of("unused", List.of("a.example"))))
                .compiled();
        assertThat(policy.warnings())
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "policy.yaml:2:3: sets.hosts.unused: the set is not used"
                                + " (expected: a rule that names it, or no such set)",
                        "policy.yaml:10:5: rules[0]: 'both': denies only where both hosts and networks match"
                                + " (expected: two rules, to deny where either matches)",
                        "policy.yaml:20:5: rules[1]: 'one label': the host '*' matches names of one label only"
                                + " (expected: .suffix, or no hosts to match any name)",
                        "policy.yaml:30:5: rules[2]: 'wild': '*' in an identity stands for itself only"
                                + " (expected: whole names, or groups)",
                        "policy.yaml:40:5: rules[3]: 'all': permits everything to everyone"
                                + " (expected: a match or a require)");
    }

    @ParameterizedTest
    @CsvSource({"web.1?", "web.?1", "web.*1*", "a.b.c.d.1?", "web.0x*", "web.0xf?", "web.0x?0"})
    void warnsOfAHostThatEndsInANumber(String host) {
        assertThat(PolicySpec.rules(deny("r").hosts(host)).compiled().warnings())
                .extracting(Problem::problem)
                .containsExactly("'r': the host '" + host + "' ends in what looks like a number, as no name does");
    }

    @ParameterizedTest
    @CsvSource({"web-1?.example", "1?.example", "web.a?", "web.?x", "web.*", "web.1x*", "?.example", ".0x.example"})
    void keepsQuietAboutAHostThatANameMatches(String host) {
        assertThat(PolicySpec.rules(deny("r").hosts(host)).compiled().warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"web_$*.example", "web/*", "web-*:443", "[*]", "we b?.example"})
    void aHostWithACharacterOfNoNameIsAMistake(String host) {
        assertThat(PolicySpec.rules(deny("r").hosts(host)).problems())
                .singleElement()
                .asString()
                .contains("'" + host + "' is no host pattern");
    }

    @Test
    void warnsOfAPermissionInsideGuardrails() {
        assertThat(warnings(permit("r").networks("127.0.0.0/9", "169.254.169.254", "169.254.0.0/24")))
                .containsExactly("'r': permits nothing: guardrails close all its networks:"
                        + " [metadata, loopback, link-local]");
        assertThat(warnings(permit("r").hosts("localhost", "*.metadata.google.internal")))
                .containsExactly("'r': permits nothing: guardrails close all its hosts: [metadata, loopback]");
    }

    @Test
    void keepsQuietAboutAPermissionThatGoesBeyondGuardrails() {
        assertThat(warnings(permit("r").networks("127.0.0.0/8", "10.0.0.0/8"))).isEmpty();
        assertThat(warnings(permit("r").networks("126.0.0.0/7"))).isEmpty();
        assertThat(warnings(permit("r").hosts("localhost", "www.example.com"))).isEmpty();
        assertThat(warnings(deny("r").networks("127.0.0.0/8"))).isEmpty();
        PolicySpec open = PolicySpec.rules(permit("r").networks("127.0.0.0/8")).remove(Guardrail.LOOPBACK);
        assertThat(open.compiled().warnings()).isEmpty();
    }

    @Test
    void warnsOfAPermissionWhoseConditionsMatchAnything() {
        assertThat(warnings(permit("r").networks("0.0.0.0/0", "::/0").ports("0-65535")))
                .containsExactly("'r': permits everything to everyone");
    }

    @Test
    void warnsOfAPermissionOfEveryCommandOfRfc1928() {
        assertThat(warnings(permit("r").commands(Command.CONNECT, Command.BIND, Command.UDP_ASSOCIATE)))
                .containsExactly("'r': permits everything to everyone");
        assertThat(warnings(permit("r").commands(Command.values())))
                .containsExactly("'r': permits everything to everyone");
        assertThat(warnings(permit("r").commands(Command.CONNECT, Command.BIND, Command.PING)))
                .isEmpty();
    }

    private static List<String> warnings(RuleSpec rule) {
        return PolicySpec.rules(rule).compiled().warnings().stream()
                .map(Problem::problem)
                .toList();
    }

    @Test
    void warnsOfAMethodThatNobodyIsOffered() {
        AuthenticationDocument offer =
                new AuthenticationDocument(HERE, "o", Optional.empty(), List.of("password"), Optional.empty());
        assertThat(PolicySpec.rules(permit("r").with("methods", "gssapi"))
                        .authentication(offer)
                        .compiled()
                        .warnings())
                .singleElement()
                .asString()
                .contains("'r': requires 'gssapi', which no client is offered (expected: one of [password])");
    }

    private static DatagramsDocument datagrams(Optional<Integer> perSecond, Optional<Long> octets) {
        SourceLocation here = new SourceLocation("policy.yaml", 10, 5);
        return new DatagramsDocument(here, perSecond, Optional.empty(), octets, false, false);
    }
}
