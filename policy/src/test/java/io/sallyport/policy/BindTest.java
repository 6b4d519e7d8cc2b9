package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.guardrail.Guardrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be expected, and who may really come. */
class BindTest {
    private static PolicySpec net() {
        return PolicySpec.rules(permit("net").commands(Command.BIND).networks("198.51.100.0/24"));
    }

    @Test
    void judgesThePeerByItsRealAddress() {
        assertThat(Answer.to(net(), name().resolvedTo("198.51.100.7").peer("198.51.100.7")))
                .isEqualTo("permit net");
        assertThat(Answer.to(net(), name().resolvedTo("198.51.100.7").peer("203.0.113.7")))
                .isEqualTo("deny default no-rule-matches");
    }

    @Test
    void saysThatItWasThePeer() {
        assertThat(net().compiled()
                        .decide(bind("198.51.100.7").peer("198.51.100.7").request())
                        .ruling()
                        .phase())
                .isEqualTo(Phase.INBOUND_PEER);
    }

    @Test
    void theNameThatWasAskedForStaysAFactOfThePeer() {
        PolicySpec policy = PolicySpec.rules(permit("host").hosts("ftp.example.com"));

        assertThat(Answer.to(policy, name().peer("198.51.100.7"))).isEqualTo("permit host");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, loopback", "169.254.169.254, metadata", "64:ff9b::7f00:1, loopback"})
    void guardrailsHoldForPeers(String peer, String guardrail) {
        PolicySpec policy = PolicySpec.rules(permit("all")).remove(Guardrail.ANY_PEER);

        assertThat(Answer.to(policy, bind("0.0.0.0").peer(peer)))
                .isEqualTo("deny guardrail:" + guardrail + " guardrail-" + guardrail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0", "0x0.0"})
    void aGuardrailClosesABindForAnyPeer(String host) {
        assertThat(Answer.to(PolicySpec.rules(permit("all")), bind(host)))
                .isEqualTo("deny guardrail:any-peer guardrail-any-peer");
    }

    @Test
    void withoutItTheNetworksOfRulesAreThoseThatPeersMayComeFrom() {
        PolicySpec policy = PolicySpec.rules(
                        deny("bad").networks("198.51.100.128/25"), permit("net").networks("198.51.100.0/24"))
                .remove(Guardrail.ANY_PEER);

        assertThat(Answer.to(policy, bind("0.0.0.0"))).isEqualTo("needs-address net");
        assertThat(Answer.to(policy, bind("0.0.0.0").peer("198.51.100.7"))).isEqualTo("permit net");
        assertThat(Answer.to(policy, bind("0.0.0.0").peer("198.51.100.200"))).isEqualTo("deny bad denied-by-rule");
        assertThat(Answer.to(policy, bind("0.0.0.0").peer("203.0.113.7"))).isEqualTo("deny default no-rule-matches");
    }

    @Test
    void withoutItConnectToNowhereStaysClosed() {
        PolicySpec policy = PolicySpec.rules(permit("all")).remove(Guardrail.ANY_PEER);

        assertThat(Answer.to(policy, Asked.to("0.0.0.0", 80)))
                .isEqualTo("deny guardrail:unspecified guardrail-unspecified");
        assertThat(Answer.to(policy, bind("0.0.0.1"))).isEqualTo("deny guardrail:unspecified guardrail-unspecified");
    }

    @Test
    void aTestMayGoOnToThePeer() {
        assertThat(net().test(given("ftp.example.com")
                                .address("198.51.100.7")
                                .peer("198.51.100.7")
                                .expect(RuleAction.PERMIT, "net"))
                        .compiled()
                        .tests())
                .extracting(Object::toString)
                .containsExactly("policy.yaml:89:5: t: passed: inbound-peer: permit by 'net'");
    }

    @Test
    void aTestOfAnyPeerMustSayWhich() {
        assertThat(net().remove(Guardrail.ANY_PEER)
                        .test(given("0.0.0.0").expect(RuleAction.PERMIT, "net"))
                        .problems())
                .containsExactly("policy.yaml:89:5: tests[0]: the test 't' fails: request: needs-address by 'net'"
                        + " (expected: permit by 'net', which takes the peer in 'given')");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "CONNECT, 198.51.100.7, -, a peer without a BIND",
                "BIND, ftp.example.com, -, a peer of a name without an address",
                "BIND, ftp.example.com, 198.51.100.8, a peer that was not asked for",
                "BIND, 198.51.100.8, -, a peer that was not asked for",
            })
    void aPeerThatPolicyWouldNotBeAskedOfIsAMistake(Command command, String host, String address, String problem) {
        FactsSpec facts = given(host).command(command).peer("198.51.100.7");
        if (address != null) {
            facts.address(address);
        }

        assertThat(PolicySpec.rules(permit("all"))
                        .test(facts.expect(RuleAction.PERMIT, "all"))
                        .problems())
                .singleElement()
                .asString()
                .contains("tests[0].given.peer: " + problem);
    }

    private static FactsSpec given(String host) {
        return new FactsSpec().command(Command.BIND).host(host);
    }

    private static Asked name() {
        return bind("ftp.example.com");
    }

    private static Asked bind(String host) {
        return Asked.to(host, 21).command(Command.BIND);
    }
}
