package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.policy.guardrail.Guardrail;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardrailTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, loopback",
        "::1, loopback",
        "169.254.169.254, metadata",
        "169.254.1.1, link-local",
        "fe80::1, link-local",
        "64:ff9b::7f00:1, loopback",
        "2002:7f00:1::, loopback",
        "::ffff:127.0.0.1, loopback",
        "0.0.0.0, unspecified",
        "224.0.0.1, multicast",
    })
    void closesWhatANameResolvesTo(String address, String guardrail) {
        assertThat(Answer.to(
                        PolicySpec.rules(permit("all")),
                        Asked.to("harmless.example", 80).resolvedTo(address)))
                .isEqualTo("deny guardrail:" + guardrail + " guardrail-" + guardrail);
    }

    @Test
    void closesAnAddressThatTheJdkKeepsIpv4Mapped() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        var request =
                Asked.to("harmless.example", 80).request().at(Inet6Address.getByAddress("harmless.example", mapped, 0));
        assertThat(Answer.of(PolicySpec.rules(permit("all")).compiled().decide(request)))
                .isEqualTo("deny guardrail:loopback guardrail-loopback");
    }

    @Test
    void aRuleCannotOpenWhatAGuardrailCloses() {
        PolicySpec policy = PolicySpec.rules(permit("local").networks("127.0.0.0/8"));
        assertThat(Answer.to(policy, Asked.to("127.0.0.1", 80)))
                .isEqualTo("deny guardrail:loopback guardrail-loopback");
    }

    @Test
    void aNameIsClosedWhateverItResolvesTo() {
        PolicySpec policy = PolicySpec.rules(permit("all"));
        assertThat(Answer.to(policy, Asked.to("localhost", 80).resolvedTo("198.51.100.7")))
                .isEqualTo("deny guardrail:loopback guardrail-loopback");
    }

    @Test
    void aGuardrailThatWasRemovedLeavesTheRulesToDecide() {
        PolicySpec policy = PolicySpec.rules(permit("all")).remove(Guardrail.LOOPBACK);
        assertThat(Answer.to(policy, Asked.to("127.0.0.1", 80))).isEqualTo("permit all");
        assertThat(Answer.to(policy, Asked.to("::1", 80))).isEqualTo("permit all");
        assertThat(Answer.to(policy, Asked.to("localhost", 80))).isEqualTo("permit all");
    }

    @Test
    void withoutLinkLocalTheMetadataAddressesStayClosed() {
        PolicySpec policy = PolicySpec.rules(permit("all")).remove(Guardrail.LINK_LOCAL);
        assertThat(Answer.to(policy, Asked.to("169.254.1.1", 80))).isEqualTo("permit all");
        assertThat(Answer.to(policy, Asked.to("169.254.169.254", 80)))
                .isEqualTo("deny guardrail:metadata guardrail-metadata");
    }

    @Test
    void withoutMetadataTheLinkLocalAddressesStayClosed() {
        PolicySpec policy = PolicySpec.rules(permit("all")).remove(Guardrail.METADATA);
        assertThat(Answer.to(policy, Asked.to("169.254.169.254", 80)))
                .isEqualTo("deny guardrail:link-local guardrail-link-local");
        assertThat(Answer.to(policy, Asked.to("100.100.100.200", 80))).isEqualTo("permit all");
    }

    @Test
    void thePolicySaysWhichGuardrailsDoNotHold() {
        CompiledPolicy policy =
                PolicySpec.rules(permit("all")).remove(Guardrail.LOOPBACK).compiled();
        assertThat(policy.removedGuardrails()).containsExactly(Guardrail.LOOPBACK);
    }
}
