package io.sallyport.auth.ldap.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import io.sallyport.auth.ldap.config.DiscoveryConfig;
import io.sallyport.auth.ldap.config.Security;
import io.sallyport.core.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

class DiscoveredEndpointsTest {
    private static final Clock NOW = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private static DiscoveredEndpoints endpoints(Security security, String... records) {
        return new DiscoveredEndpoints(
                new DiscoveryConfig("example.test", security, 636, List.of()),
                name -> Arrays.stream(records).map(SrvRecord::parse).toList(),
                NOW);
    }

    @Test
    void takesThePriorityFirst() throws LDAPException {
        assertThat(endpoints(Security.LDAPS, "10 0 389 b.example.test.", "0 0 389 a.example.test.")
                        .current())
                .extracting(Endpoint::toString)
                .containsExactly("ldaps://a.example.test:636", "ldaps://b.example.test:636");
    }

    @Test
    void takesThePortOfTheRecordForStartTls() throws LDAPException {
        assertThat(endpoints(Security.START_TLS, "0 0 1389 a.example.test").current())
                .containsExactly(new Endpoint("a.example.test", 1389, Security.START_TLS));
    }

    @Test
    void doesNotTakeAServerOutsideOfTheDomain() throws LDAPException {
        assertThat(endpoints(
                                Security.LDAPS,
                                "0 0 389 a.evil.test.",
                                "0 0 389 evilexample.test.",
                                "0 0 389 a.EXAMPLE.test.")
                        .current())
                .extracting(Endpoint::host)
                .containsExactly("a.EXAMPLE.test");
    }

    @Test
    void failsWhereNobodyIsNamed() {
        assertThatThrownBy(() -> endpoints(Security.LDAPS).current())
                .isInstanceOf(LDAPException.class)
                .hasMessageContaining("_ldap._tcp.example.test");
    }

    @Test
    void keepsWhatDnsSaidBeforeItFell() throws LDAPException {
        List<Instant> asked = new ArrayList<>();
        SettableClock clock = new SettableClock();
        DiscoveredEndpoints endpoints = new DiscoveredEndpoints(
                new DiscoveryConfig("example.test", Security.LDAPS, 636, List.of()),
                name -> {
                    asked.add(clock.instant());
                    if (asked.size() > 1) {
                        throw new NamingException("down");
                    }
                    return List.of(SrvRecord.parse("0 0 389 a.example.test."));
                },
                clock);
        endpoints.current();
        endpoints.current();
        clock.advance(Duration.ofMinutes(6));

        assertThat(endpoints.current()).hasSize(1);
        assertThat(asked).hasSize(2);
    }

    @Test
    void keepsWhatDnsSaidBeforeItNamedStrangersOnly() throws LDAPException {
        SettableClock clock = new SettableClock();
        List<String> answers = new ArrayList<>(List.of("0 0 389 a.example.test.", "0 0 389 a.evil.test."));
        DiscoveredEndpoints endpoints = new DiscoveredEndpoints(
                new DiscoveryConfig("example.test", Security.LDAPS, 636, List.of()),
                name -> List.of(SrvRecord.parse(answers.remove(0))),
                clock);
        endpoints.current();
        clock.advance(Duration.ofMinutes(6));

        assertThat(endpoints.current()).extracting(Endpoint::host).containsExactly("a.example.test");
        assertThat(answers).isEmpty();
    }
}
