package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReachabilityTest {
    @Test
    void namesBothRulesAndTheirPlaces() {
        assertThat(PolicySpec.rules(
                                permit("first").hosts(".com"), deny("second").hosts(".example.com"))
                        .problems())
                .containsExactly("policy.yaml:20:5: rules[1]: 'second' never decides: all that it matches is matched"
                        + " before by 'first' at policy.yaml:10:5"
                        + " (expected: a place before it, or a match that goes beyond it)");
    }

    @ParameterizedTest
    @MethodSource("shadowed")
    void reportsARuleThatAnEarlierOneCovers(RuleSpec earlier, RuleSpec later) {
        assertThat(PolicySpec.rules(earlier, later).problems()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("reachable")
    void keepsQuietAboutARuleThatMatchesMore(RuleSpec earlier, RuleSpec later) {
        assertThat(PolicySpec.rules(earlier, later).result()).isInstanceOf(CompilationResult.Compiled.class);
    }

    @Test
    void aDenialAfterAPermissionOfItsNetworksKeepsAddressesThatHoldThemShut() {
        PolicySpec policy = PolicySpec.rules(
                permit("inside").networks("10.0.0.0/8"),
                deny("no way round").networks("10.0.0.0/8"),
                permit("world").networks("::/0"));
        assertThat(Answer.to(policy, Asked.to("10.1.2.3", 1))).isEqualTo("permit inside");
        assertThat(Answer.to(policy, Asked.to("2001:db8::1", 1))).isEqualTo("permit world");
        assertThat(Answer.to(policy, Asked.to("64:ff9b::a01:203", 1))).isEqualTo("deny no way round denied-by-rule");
        assertThat(Answer.to(policy, Asked.to("2002:a01:203::1", 1))).isEqualTo("deny no way round denied-by-rule");
    }

    static Stream<Arguments> shadowed() {
        return Stream.of(
                Arguments.of(permit("a").ports("443"), permit("b").ports("443")),
                Arguments.of(permit("a").tls(), permit("b").ports("443")),
                Arguments.of(permit("a").ports("0-65535"), deny("b")),
                Arguments.of(permit("a").commands(Command.values()), deny("b").ports("1")),
                Arguments.of(permit("a").ports("1-100", "101-200"), permit("b").ports("50-150")),
                Arguments.of(
                        permit("a").networks("10.0.0.0/9", "10.128.0.0/9"),
                        permit("b").networks("10.0.0.0/8")),
                Arguments.of(deny("a").networks("10.0.0.0/8"), deny("b").networks("10.1.0.0/16")),
                Arguments.of(deny("a").networks("10.0.0.0/8"), permit("b").networks("10.1.0.0/16")),
                Arguments.of(
                        permit("a").networks("10.0.0.0/8", "::/0"), deny("b").networks("10.1.0.0/16")),
                Arguments.of(permit("a").networks("0.0.0.0/0", "::/0"), permit("b")),
                Arguments.of(
                        permit("a").networks("0.0.0.0/0", "::/0"), deny("b").networks("10.0.0.0/8")),
                Arguments.of(
                        permit("a").networks("0.0.0.0/1", "128.0.0.0/1", "::/1", "8000::/1"),
                        deny("b").hosts(".com")),
                Arguments.of(
                        permit("a").with("sources", "0.0.0.0/0", "::/0"),
                        deny("b").with("sources", "192.0.2.0/24")),
                Arguments.of(permit("a").time("mon-sun", "00:00", "24:00", "Europe/Berlin"), permit("b")),
                Arguments.of(
                        permit("a").time("mon-sun", "12:00", "11:59", "UTC").time("mon-sun", "11:59", "12:00", "UTC"),
                        permit("b").time("mon", "00:00", "01:00", "Europe/Berlin")),
                Arguments.of(permit("a").networks("::/0"), deny("b").networks("2001:db8::/32")),
                Arguments.of(permit("a").hosts(".example.com"), deny("b").hosts("web-*.example.com")),
                Arguments.of(permit("a").hosts("*.example.com"), deny("b").hosts("www.example.com")),
                Arguments.of(permit("a").hosts("*.example.com"), deny("b").hosts("*.example.com")),
                Arguments.of(permit("a").groups("x", "y"), deny("b").groups("x").ports("1")),
                Arguments.of(
                        permit("a").identities("x"), deny("b").identities("x").groups("y")),
                Arguments.of(
                        permit("a").with("listeners", "main", "tls"), deny("b").with("listeners", "tls")),
                Arguments.of(
                        deny("a").with("tls-versions", "1.2", "1.3"),
                        permit("b").with("tls-versions", "1.3")),
                Arguments.of(
                        permit("a").with("sources", "192.0.2.0/24"), deny("b").with("sources", "192.0.2.7")),
                Arguments.of(
                        permit("a").time("mon-fri", "08:00", "18:00", "UTC"),
                        deny("b").time("tue", "09:00", "10:00", "UTC")));
    }

    static Stream<Arguments> reachable() {
        return Stream.of(
                Arguments.of(permit("a").ports("443"), permit("b").ports("443-444")),
                Arguments.of(permit("a").ports("443"), permit("b")),
                Arguments.of(
                        deny("a").with("tls-versions", "1.2", "1.3"),
                        permit("b").ports("1")),
                Arguments.of(permit("a").hosts(".example.com"), permit("b").hosts(".com")),
                Arguments.of(permit("a").hosts(".example.com"), permit("b").hosts("notexample.com")),
                Arguments.of(permit("a").hosts("*.example.com"), permit("b").hosts("*.*.example.com")),
                Arguments.of(permit("a").hosts("web-*.example.com"), permit("b").hosts("*.example.com")),
                Arguments.of(permit("a").hosts(".example.com"), permit("b").networks("192.0.2.0/24")),
                Arguments.of(permit("a").networks("0.0.0.0/0"), permit("b")),
                Arguments.of(permit("a").networks("0.0.0.0/0"), deny("b").networks("10.0.0.0/8")),
                Arguments.of(permit("a").networks("10.0.0.0/8"), deny("b").networks("10.0.0.0/8")),
                Arguments.of(
                        permit("a").networks("10.0.0.0/8", "2001:db8::/32"),
                        deny("b").networks("10.1.2.3")),
                Arguments.of(permit("a").with("sources", "0.0.0.0/0"), permit("b")),
                Arguments.of(permit("a").time("mon-sun", "00:00", "23:59", "UTC"), permit("b")),
                Arguments.of(permit("a").networks("10.0.0.0/9"), deny("b").networks("10.0.0.0/8")),
                Arguments.of(permit("a").groups("x"), permit("b").groups("x", "y")),
                Arguments.of(permit("a").groups("x").ports("1"), permit("b").groups("x")),
                Arguments.of(permit("a").commands(Command.CONNECT), permit("b").commands(Command.BIND)),
                Arguments.of(
                        permit("a").time("mon-fri", "08:00", "18:00", "UTC"),
                        deny("b").time("mon", "09:00", "10:00", "Europe/Berlin")),
                Arguments.of(
                        permit("a").time("mon", "08:00", "18:00", "UTC"),
                        deny("b").time("mon", "08:00", "18:01", "UTC")));
    }
}
