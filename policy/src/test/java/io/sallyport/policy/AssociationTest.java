package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.policy.document.DatagramsDocument;
import io.sallyport.policy.explain.Session;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UDP ASSOCIATE: first whether there may be an association, then each destination of its datagrams. */
class AssociationTest {
    private static final SourceLocation HERE = new SourceLocation("policy.yaml", 10, 5);

    private static String association(RuleSpec... rules) {
        return association(Asked.to("unused.example", 0), rules);
    }

    private static String association(Asked asked, RuleSpec... rules) {
        return Answer.of(PolicySpec.rules(rules).compiled().decide(asked.association()));
    }

    private static Asked datagram(String host, int port) {
        return Asked.to(host, port).command(Command.UDP_ASSOCIATE);
    }

    @Test
    void isPermittedWhereAnyDestinationIs() {
        assertThat(association(permit("all"))).isEqualTo("permit all");
    }

    @ParameterizedTest
    @CsvSource({"hosts, .example.com", "networks, 198.51.100.0/24", "ports, 53"})
    void isPermittedIfSomeDestinationMayBe(String key, String entry) {
        assertThat(association(permit("some").with(key, entry))).isEqualTo("permit some");
    }

    @ParameterizedTest
    @CsvSource({"hosts, .example.com", "networks, 198.51.100.0/24", "ports, 53"})
    void isPermittedBehindADenialOfSomeDestinations(String key, String entry) {
        assertThat(association(deny("some").with(key, entry), permit("rest"))).isEqualTo("permit rest");
    }

    @Test
    void isDeniedWhereNoRuleIsAboutIt() {
        assertThat(association(permit("web").commands(Command.CONNECT, Command.BIND)))
                .isEqualTo("deny default no-rule-matches");
    }

    @Test
    void isDeniedByADenialOfEveryDestination() {
        assertThat(association(
                        deny("no-udp").commands(Command.UDP_ASSOCIATE),
                        permit("dns").ports("53")))
                .isEqualTo("deny no-udp denied-by-rule");
    }

    @Test
    void isDeniedForWeakness() {
        assertThat(association(permit("dns").tls())).isEqualTo("deny dns requires-tls");
    }

    @Test
    void isDeniedIfEveryDestinationWouldBeForWeakness() {
        assertThat(association(permit("dns").ports("53").tls())).isEqualTo("deny default no-rule-matches");
    }

    @Test
    void isDeniedToOthers() {
        Asked mallory = Asked.to("unused.example", 0).identity("mallory");
        assertThat(association(mallory, permit("dns").identities("alice").ports("53")))
                .isEqualTo("deny default no-rule-matches");
    }

    @Test
    void isDeniedOnAProofThatHasEnded() {
        Asked expired = Asked.to("unused.example", 0).expiresAt(PolicySpec.NOW.minusSeconds(1));
        assertThat(association(expired, permit("all"))).isEqualTo("deny default:identity identity-expired");
    }

    @Test
    void eachDestinationIsDecidedByItself() {
        PolicySpec policy = PolicySpec.rules(permit("dns")
                .commands(Command.UDP_ASSOCIATE)
                .networks("198.51.100.0/24")
                .ports("53"));
        assertThat(Answer.to(policy, datagram("198.51.100.7", 53))).isEqualTo("permit dns");
        assertThat(Answer.to(policy, datagram("198.51.100.7", 54))).isEqualTo("deny default no-rule-matches");
        assertThat(Answer.to(policy, datagram("203.0.113.7", 53))).isEqualTo("deny default no-rule-matches");
    }

    @Test
    void aDestinationByNameNeedsItsAddress() {
        PolicySpec policy = PolicySpec.rules(permit("dns").networks("198.51.100.0/24"));
        assertThat(Answer.to(policy, datagram("ns.example", 53))).isEqualTo("needs-address dns");
        assertThat(Answer.to(policy, datagram("ns.example", 53).resolvedTo("198.51.100.7")))
                .isEqualTo("permit dns");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, loopback", "0.0.0.0, unspecified", "localhost, loopback", "169.254.169.254, metadata"})
    void guardrailsCloseDestinations(String host, String guardrail) {
        assertThat(Answer.to(PolicySpec.rules(permit("all")), datagram(host, 53)))
                .isEqualTo("deny guardrail:" + guardrail + " guardrail-" + guardrail);
    }

    @Test
    void rulingsSayThePhase() {
        CompiledPolicy policy = PolicySpec.rules(permit("all")).compiled();
        Asked name = datagram("ns.example", 53);
        assertThat(policy.decide(name.association()).ruling().phase()).isEqualTo(Phase.ASSOCIATION);
        assertThat(policy.decide(name.request()).ruling().phase()).isEqualTo(Phase.DATAGRAM_DESTINATION);
        assertThat(policy.decide(name.resolvedTo("198.51.100.7").request())
                        .ruling()
                        .phase())
                .isEqualTo(Phase.DESTINATION_ADDRESS);
    }

    @Test
    void anExplanationSaysThatTheDestinationIsNotKnown() {
        CompiledPolicy policy = PolicySpec.rules(
                        deny("web").ports("443"),
                        permit("net").networks("198.51.100.0/24").hosts(".example"))
                .compiled();
        assertThat(policy.explain(datagram("ns.example", 53).association()).lines())
                .containsExactly(
                        "policy.yaml:10:5:   web (deny): ports: not known yet (expected: 443)",
                        "policy.yaml:20:5: * net (permit): hosts: not known yet (expected: .example)",
                        "association: permit by 'net'");
    }

    @Test
    void writtenFactsPassTheAssociationToo() {
        PolicySpec policy = PolicySpec.rules(permit("dns").ports("53"));
        FactsResult facts = PolicyCompiler.facts(
                new FactsSpec()
                        .command(Command.UDP_ASSOCIATE)
                        .host("ns.example")
                        .port(53)
                        .document(),
                policy.context());
        Session session = ((FactsResult.Read) facts).session();
        assertThat(policy.compiled().explain(session))
                .extracting(step -> step.verdict().toString())
                .containsExactly(
                        "admission: permit by 'default'",
                        "authentication: permit by 'all'",
                        "association: permit by 'dns'",
                        "datagram-destination: permit by 'dns'");
    }

    @Test
    void permitsCarryWhatDatagramsAreBoundTo() {
        DatagramsDocument written =
                new DatagramsDocument(HERE, Optional.of(10), Optional.of(2000L), Optional.of(30_000L), true, true);
        Decision.Permit permit =
                (Decision.Permit) PolicySpec.rules(permit("all").datagrams(written))
                        .compiled()
                        .decide(datagram("198.51.100.7", 53).request());
        assertThat(permit.obligations().datagrams().datagramsPerSecond()).isEqualTo(OptionalInt.of(10));
        assertThat(permit.obligations().datagrams().octetsPerSecond()).isEqualTo(OptionalLong.of(2000));
        assertThat(permit.obligations().datagrams().octets()).isEqualTo(OptionalLong.of(30_000));
        assertThat(permit.obligations().datagrams().fullCone()).isTrue();
        assertThat(permit.obligations().datagrams().dropsFragments()).isTrue();
    }
}
