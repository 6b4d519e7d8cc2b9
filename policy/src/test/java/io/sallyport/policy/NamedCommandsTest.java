package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.policy.document.RuleAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Ping and traceroute are permitted by rules that name them, and by no others. */
class NamedCommandsTest {
    @ParameterizedTest
    @EnumSource(
            value = Command.class,
            names = {"PING", "TRACEROUTE"})
    void aRuleWithoutCommandsDoesNotPermitThem(Command command) {
        assertThat(Answer.to(PolicySpec.rules(permit("all")), asked(command)))
                .isEqualTo("deny default no-rule-matches");
        assertThat(Answer.to(PolicySpec.rules(permit("net").networks("198.51.100.0/24")), asked(command)))
                .isEqualTo("deny default no-rule-matches");
    }

    @ParameterizedTest
    @EnumSource(
            value = Command.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PING", "TRACEROUTE"})
    void itPermitsTheOthers(Command command) {
        assertThat(Answer.to(PolicySpec.rules(permit("all")), asked(command))).isEqualTo("permit all");
    }

    @ParameterizedTest
    @CsvSource({
        "PING, PING, permit named",
        "TRACEROUTE, TRACEROUTE, permit named",
        "PING, TRACEROUTE, deny default no-rule-matches",
        "TRACEROUTE, PING, deny default no-rule-matches",
        "PING, CONNECT, deny default no-rule-matches",
    })
    void aRuleThatNamesOnePermitsThatOne(Command named, Command asked, String answer) {
        assertThat(Answer.to(PolicySpec.rules(permit("named").commands(named)), asked(asked)))
                .isEqualTo(answer);
    }

    @Test
    void aDenialWithoutCommandsHoldsForThemToo() {
        PolicySpec policy = PolicySpec.rules(
                deny("inside").networks("198.51.100.0/24"), permit("pings").commands(Command.PING), permit("rest"));

        assertThat(Answer.to(policy, asked(Command.PING))).isEqualTo("deny inside denied-by-rule");
        assertThat(Answer.to(policy, Asked.to("203.0.113.7", 0).command(Command.PING)))
                .isEqualTo("permit pings");
    }

    @Test
    void aNameIsDecidedAgainByItsAddress() {
        PolicySpec policy =
                PolicySpec.rules(permit("pings").commands(Command.PING).networks("198.51.100.0/24"));
        Asked name = Asked.to("www.example.com", 0).command(Command.PING);

        assertThat(Answer.to(policy, name)).isEqualTo("needs-address pings");
        assertThat(Answer.to(policy, name.resolvedTo("203.0.113.7"))).isEqualTo("deny default no-rule-matches");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, loopback", "169.254.169.254, metadata", "0.0.0.0, unspecified", "224.0.0.1, multicast"})
    void guardrailsHoldForThem(String host, String guardrail) {
        PolicySpec policy = PolicySpec.rules(permit("pings").commands(Command.PING));

        assertThat(Answer.to(policy, Asked.to(host, 0).command(Command.PING)))
                .isEqualTo("deny guardrail:" + guardrail + " guardrail-" + guardrail);
    }

    @Test
    void anExplanationSaysWhatIsMissing() {
        assertThat(PolicySpec.rules(permit("all").hosts(".example.com"))
                        .compiled()
                        .explain(asked(Command.PING).request())
                        .lines()
                        .get(0))
                .contains("all (permit): commands")
                .contains("ping")
                .contains("connect");
    }

    @Test
    void whatIsImpliedIsNoReasonToCallARuleReachable() {
        assertThat(PolicySpec.rules(permit("first"), deny("second").ports("1")).problems())
                .hasSize(1);
        assertThat(PolicySpec.rules(permit("first"), permit("second").ports("1"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void aRuleThatNamesThemIsReachableBehindOneThatDoesNot() {
        assertThat(PolicySpec.rules(permit("first"), permit("second").commands(Command.PING))
                        .result())
                .isInstanceOf(CompilationResult.Compiled.class);
    }

    @Test
    void aDenialBehindAPermissionOfAllElseIsReachableByThem() {
        PolicySpec policy = PolicySpec.rules(
                permit("all"),
                deny("net").networks("198.51.100.0/24"),
                permit("pings").commands(Command.PING));

        assertThat(Answer.to(policy, asked(Command.PING))).isEqualTo("deny net denied-by-rule");
        assertThat(Answer.to(policy, asked(Command.CONNECT))).isEqualTo("permit all");
    }

    @Test
    void warnsOfARuleThatPermitsEverythingElseToEveryone() {
        assertThat(warnings(PolicySpec.rules(permit("all"))))
                .singleElement()
                .asString()
                .contains("everything");
    }

    @Test
    void warnsOfPortsThatNoPingHas() {
        assertThat(warnings(PolicySpec.rules(
                        permit("web").commands(Command.CONNECT, Command.PING).ports("443"))))
                .singleElement()
                .asString()
                .contains("its ports match no ping and no traceroute");
        assertThat(warnings(PolicySpec.rules(
                        permit("web").commands(Command.CONNECT, Command.PING).ports("0", "443"))))
                .isEmpty();
    }

    @Test
    void aTestOfThemHasNoPort() {
        PolicySpec policy = PolicySpec.rules(permit("pings").commands(Command.PING));
        FactsSpec facts = new FactsSpec().command(Command.PING).host("198.51.100.7");

        assertThat(policy.test(facts.port(443).expect(RuleAction.PERMIT, "pings"))
                        .problems())
                .singleElement()
                .asString()
                .contains("tests[0].given.port: a port of a ping (expected: 0, as it has none)");
        assertThat(PolicySpec.rules(permit("pings").commands(Command.PING))
                        .test(facts.port(0).expect(RuleAction.PERMIT, "pings"))
                        .compiled()
                        .tests())
                .hasSize(1);
    }

    private static List<Problem> warnings(PolicySpec policy) {
        return policy.compiled().warnings();
    }

    private static Asked asked(Command command) {
        int port = command == Command.PING || command == Command.TRACEROUTE ? 0 : 443;
        return Asked.to("198.51.100.7", port).command(command);
    }
}
