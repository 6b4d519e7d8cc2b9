package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.Decision.Permit;
import io.sallyport.core.spi.policy.EgressBinding;
import java.net.InetAddress;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which addresses what a rule permits goes out. */
class EgressTest {
    private static final String KEY = "policy.yaml:10:5: rules[0].obligations.egress-addresses";
    private static final String INTERFACE_KEY = "policy.yaml:10:5: rules[0].obligations.egress-interface";

    private static RuleSpec partners() {
        return permit("partners").networks("192.0.2.0/24").commands(Command.CONNECT, Command.UDP_ASSOCIATE);
    }

    @Test
    void aPermissionHasThem() {
        CompiledPolicy policy = PolicySpec.rules(partners().egress("198.51.100.5", "2001:db8::5"))
                .compiled();

        Permit permit = (Permit) policy.decide(Asked.to("192.0.2.7", 443).request());

        EgressBinding egress = permit.obligations().egress();
        assertThat(egress.addresses())
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
        GatewayHost host =
                new GatewayHost(address -> address.getHostAddress().equals("198.51.100.5"), name -> true, () -> false);

        CompilationResult result = compile(partners().egress("198.51.100.5", "2001:db8::5"), host);

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

    @Test
    void aPermissionHasAnInterfaceBesideThem() {
        CompiledPolicy policy = PolicySpec.rules(
                        partners().egress("198.51.100.5").egressInterface("eth1.7"))
                .compiled();

        Permit permit = (Permit) policy.decide(Asked.to("192.0.2.7", 443).request());

        assertThat(permit.obligations().egress().networkInterface()).contains("eth1.7");
        assertThat(policy.explain(Asked.to("192.0.2.7", 443).request()).lines())
                .contains("policy.yaml:10:5: * partners (permit from 198.51.100.5 by eth1.7): matches");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "a/b", "eth1:0", "eth 1", "eth1\n", "sixteen-octets-16", "\u00e9th1", "e\u0000"})
    void saysWhatNoInterfaceCanBeCalled(String name) {
        assertThat(PolicySpec.rules(partners().egressInterface(name)).problems())
                .singleElement()
                .asString()
                .startsWith(INTERFACE_KEY)
                .endsWith(
                        "is no name of an interface (expected: 1 to 15 characters without blanks, '/' and ':', such as"
                                + " eth1)");
    }

    @Test
    void aRuleForCommandsThatCannotBeHeldToAnInterfaceIsAMistake() {
        assertThat(PolicySpec.rules(permit("all").egressInterface("eth1")).problems())
                .containsExactly(INTERFACE_KEY + ": the rule is about other commands than connect and udp-associate"
                        + " (expected: match.commands with no others)");
    }

    @Test
    void anInterfaceIsAMistakeWhereTheTransportCannotChooseOne() {
        GatewayHost host = new GatewayHost(address -> true, name -> true, () -> false);

        assertThat(((CompilationResult.Rejected) compile(partners().egressInterface("eth1"), host)).problems())
                .singleElement()
                .hasToString(INTERFACE_KEY + ": the gateway's transport cannot choose an interface (expected:"
                        + " runtime.transport: epoll, on Linux; or no such key)");
    }

    @Test
    void anInterfaceThatTheHostDoesNotHaveIsAWarning() {
        GatewayHost host = new GatewayHost(address -> true, "eth0"::equals, () -> true);

        CompilationResult result = compile(partners().egressInterface("eth1"), host);

        assertThat(((CompilationResult.Compiled) result).policy().warnings())
                .singleElement()
                .hasToString("policy.yaml:10:5: rules[0]: 'partners': goes out by eth1, which this host does not have:"
                        + " what it permits will be refused (expected: an interface of this host)");
    }

    private static CompilationResult compile(RuleSpec rule, GatewayHost host) {
        PolicySpec spec = PolicySpec.rules(rule);
        OptionalInt unknown = OptionalInt.empty();
        CompilationContext context = new CompilationContext(
                Map.of("none", unknown, "password", unknown, "gssapi", unknown),
                Set.of(),
                spec.context().clock(),
                "r1",
                host);
        return PolicyCompiler.compile(spec.document(), context);
    }
}
