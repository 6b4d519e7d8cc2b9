package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.EgressAddresses;
import java.net.InetAddress;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which addresses what a rule permits goes out. */
class EgressTest {
    private static final String KEY = "policy.yaml:10:5: rules[0].obligations.egress-addresses";

    private static RuleSpec partners() {
        return permit("partners").networks("192.0.2.0/24").commands(Command.CONNECT, Command.UDP_ASSOCIATE);
    }

    @Test
    void aPermissionHasThem() {
        CompiledPolicy policy = PolicySpec.rules(partners().egress("198.51.100.5", "2001:db8::5"))
                .compiled();

        Permit permit = (Permit) policy.decide(Asked.to("192.0.2.7", 443).request());

        EgressAddresses egress = permit.obligations().egress();
        assertThat(egress.all())
                .extracting(InetAddress::getHostAddress)
                .containsExactly("198.51.100.5", "2001:db8:0:0:0:0:0:5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "eth1 | is no address (expected: an address or a network such as 192.0.2.0/24 or 2001:db8::/32)",
                "127.1 | is not in its usual notation (expected: 127.0.0.1)",
                "::ffff:192.0.2.1 | is not in its usual notation (expected: 192.0.2.1)",
                "0.0.0.0 | is no address to go out by (expected: an address of this host, one of each family at most)",
                ":: | is no address to go out by (expected: an address of this host, one of each family at most)",
                "224.0.0.1 | is no address to go out by (expected: an address of this host, one of each family at most)",
                "fe80::1 | is good on one link only (expected: an address that is not link-local)",
            })
    void saysWhatIsWrongWithAnAddress(String address, String message) {
        assertThat(PolicySpec.rules(partners().egress(address)).problems())
                .containsExactly(KEY + "[0]: '" + address + "' " + message);
    }

    @Test
    void twoOfOneFamilyAreAMistake() {
        assertThat(PolicySpec.rules(partners().egress("192.0.2.5", "192.0.2.6")).problems())
                .containsExactly(
                        KEY + "[1]: '192.0.2.6' is a second address of its family (expected: an address of this"
                                + " host, one of each family at most)");
    }

    @Test
    void noneIsAMistake() {
        assertThat(PolicySpec.rules(partners().egress()).problems())
                .containsExactly(KEY + ": an empty list (expected: at least one entry, or no such key)");
    }

    @Test
    void aRuleForCommandsThatCannotBeHeldToThemIsAMistake() {
        String message = KEY + ": the rule is about other commands than connect and udp-associate (expected:"
                + " match.commands with no others)";
        assertThat(PolicySpec.rules(permit("all").egress("192.0.2.5")).problems())
                .containsExactly(message);
        for (Command other : new Command[] {Command.BIND, Command.PING, Command.TRACEROUTE}) {
            assertThat(PolicySpec.rules(
                                    permit("r").commands(Command.CONNECT, other).egress("192.0.2.5"))
                            .problems())
                    .containsExactly(message);
        }
    }

    @Test
    void aDenialHasNone() {
        assertThat(PolicySpec.rules(deny("r").commands(Command.CONNECT).egress("192.0.2.5"))
                        .problems())
                .singleElement()
                .asString()
                .contains("a rule that denies binds to nothing");
    }

    @Test
    void anAddressThatTheHostDoesNotHaveIsAWarning() {
        PolicySpec spec = PolicySpec.rules(partners().egress("198.51.100.5", "2001:db8::5"));
        OptionalInt unknown = OptionalInt.empty();
        CompilationContext context = new CompilationContext(
                Map.of("none", unknown, "password", unknown, "gssapi", unknown),
                Set.of(),
                spec.context().clock(),
                "r1",
                address -> address.getHostAddress().equals("198.51.100.5"));

        CompilationResult result = PolicyCompiler.compile(spec.document(), context);

        assertThat(((CompilationResult.Compiled) result).policy().warnings())
                .singleElement()
                .hasToString("policy.yaml:10:5: rules[0]: 'partners': goes out by 2001:db8:0:0:0:0:0:5, which this host"
                        + " does not have: what it permits will be refused (expected: an address of this host)");
    }

    @Test
    void anExplanationShowsThem() {
        CompiledPolicy policy = PolicySpec.rules(partners().egress("198.51.100.5", "2001:db8::5"))
                .compiled();

        assertThat(policy.explain(Asked.to("192.0.2.7", 443).request()).lines())
                .contains("policy.yaml:10:5: * partners (permit from 198.51.100.5, 2001:db8:0:0:0:0:0:5): matches");
    }
}
