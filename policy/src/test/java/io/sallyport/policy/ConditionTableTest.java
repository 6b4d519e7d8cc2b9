package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.policy.Command;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each condition alone: what it matches and what it does not. */
class ConditionTableTest {
    private static final String NONE = "deny default no-rule-matches";

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com, true",
        "example.com, EXAMPLE.com., true",
        "example.com, www.example.com, false",
        "example.com, notexample.com, false",
        ".example.com, example.com, true",
        ".example.com, www.example.com, true",
        ".example.com, a.b.c.example.com, true",
        ".example.com, notexample.com, false",
        ".example.com, example.com.evil.test, false",
        ".EXAMPLE.com, www.example.com, true",
        "*.example.com, www.example.com, true",
        "*.example.com, example.com, false",
        "*.example.com, a.b.example.com, false",
        "web-*.example.com, web-1.example.com, true",
        "web-*.example.com, web-.example.com, true",
        "web-*.example.com, web-1.2.example.com, false",
        "web-?.example.com, web-1.example.com, true",
        "web-?.example.com, web-12.example.com, false",
        "web-?.example.com, web-.example.com, false",
        "*a*b.example.com, xxaxxab.example.com, true",
        "*a*b.example.com, xxbxxa.example.com, false",
        "*.*.example.com, a.b.example.com, true",
        "*, single, true",
        "*, two.labels, false",
        "example.com, 198.51.100.7, false",
        "*.*.*.x, 198.51.100.7, false",
    })
    void matchesHosts(String pattern, String host, boolean matches) {
        String answer = Answer.to(PolicySpec.rules(permit("r").hosts(pattern)), Asked.to(host, 443));
        assertThat(answer).isEqualTo(matches ? "permit r" : NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.0/24, 198.51.100.7, true",
        "198.51.100.0/24, 198.51.101.7, false",
        "198.51.100.7, 198.51.100.7, true",
        "198.51.100.7, ::ffff:198.51.100.7, true",
        "0.0.0.0/0, 198.51.100.7, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 198.51.100.7, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "2001:db8:0:0:8000::/65, 2001:db8::8000:0:0:9, true",
        "2001:db8:0:0:8000::/65, 2001:db8::7000:0:0:9, false",
        "198.51.100.0/24, 64:ff9b::c633:6407, false",
    })
    void matchesNetworks(String network, String address, boolean matches) {
        PolicySpec policy = PolicySpec.rules(permit("r").networks(network));
        assertThat(Answer.to(policy, Asked.to(address, 443))).isEqualTo(matches ? "permit r" : NONE);
        assertThat(Answer.to(policy, Asked.to("www.example.com", 443).resolvedTo(address)))
                .isEqualTo(matches ? "permit r" : NONE);
    }

    @ParameterizedTest
    @CsvSource({"443, 443, true", "443, 444, false", "8000-8999, 8000, true", "8000-8999, 8999, true"})
    void matchesPorts(String ports, int port, boolean matches) {
        assertThat(Answer.to(PolicySpec.rules(permit("r").ports(ports)), Asked.to("a.example", port)))
                .isEqualTo(matches ? "permit r" : NONE);
    }

    @ParameterizedTest
    @CsvSource({"8000-8999, 7999", "8000-8999, 9000", "1-65535, 0", "0-65534, 65535"})
    void doesNotMatchPortsBesideARange(String ports, int port) {
        assertThat(Answer.to(PolicySpec.rules(permit("r").ports(ports)), Asked.to("a.example", port)))
                .isEqualTo(NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "sources, 192.0.2.0/24, permit r",
        "sources, 192.0.3.0/24, deny default no-rule-matches",
        "listeners, main, permit r",
        "listeners, tls, deny default no-rule-matches",
        "identities, alice, permit r",
        "identities, Alice, deny default no-rule-matches",
        "groups, staff, permit r",
        "groups, Staff, deny default no-rule-matches",
    })
    void matchesWhoAsks(String key, String entry, String answer) {
        Asked asked = Asked.to("a.example", 443).groups("staff", "other");
        assertThat(Answer.to(PolicySpec.rules(permit("r").with(key, entry)), asked))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, permit r", "BIND, deny default no-rule-matches", "UDP_ASSOCIATE, permit r"})
    void matchesCommands(Command command, String answer) {
        PolicySpec policy = PolicySpec.rules(permit("r").commands(Command.CONNECT, Command.UDP_ASSOCIATE));
        assertThat(Answer.to(policy, Asked.to("a.example", 443).command(command)))
                .isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, 198.51.100.7, permit r",
        "www.example.com, 203.0.113.7, deny default no-rule-matches",
        "www.example.net, 198.51.100.7, deny default no-rule-matches",
    })
    void asksForNameAndAddressIfARuleNamesBoth(String host, String address, String answer) {
        PolicySpec policy = PolicySpec.rules(permit("r").hosts(".example.com").networks("198.51.100.0/24"));
        assertThat(Answer.to(policy, Asked.to(host, 443).resolvedTo(address))).isEqualTo(answer);
    }
}
