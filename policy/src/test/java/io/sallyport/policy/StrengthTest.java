package io.sallyport.policy;

import static io.sallyport.policy.PolicySpec.NOW;
import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.TlsSession;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules require, and facts that nobody knows. */
class StrengthTest {
    private static Asked asked() {
        return Asked.to("www.example.com", 443);
    }

    private static String answer(RuleSpec strong, Asked asked) {
        return Answer.to(PolicySpec.rules(strong, permit("rest").hosts(".com")), asked);
    }

    @Test
    void anotherMethodIsDeniedAndDoesNotFallThrough() {
        RuleSpec strong = permit("strong").hosts(".example.com").with("methods", "gssapi");
        assertThat(answer(strong, asked())).isEqualTo("deny strong requires-method");
        assertThat(answer(strong, asked().by("gssapi", ProtectionLevel.NONE))).isEqualTo("permit strong");
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, NONE, permit strong",
        "INTEGRITY, NONE, deny strong requires-protection",
        "INTEGRITY, INTEGRITY, permit strong",
        "CONFIDENTIALITY, INTEGRITY, deny strong requires-protection",
        "CONFIDENTIALITY, SELECTIVE, deny strong requires-protection",
        "CONFIDENTIALITY, CONFIDENTIALITY, permit strong",
        "SELECTIVE, CONFIDENTIALITY, permit strong",
    })
    void comparesProtectionByStrength(ProtectionLevel required, ProtectionLevel found, String answer) {
        RuleSpec strong =
                permit("strong").hosts(".example.com").protection(required).with("methods", "gssapi");
        assertThat(answer(strong, asked().by("gssapi", found))).isEqualTo(answer);
    }

    @Test
    void tcpIsDeniedWhereTlsIsRequired() {
        RuleSpec strong = permit("strong").hosts(".example.com").tls();
        assertThat(answer(strong, asked())).isEqualTo("deny strong requires-tls");
        assertThat(answer(strong, asked().tls())).isEqualTo("permit strong");
    }

    @Test
    void tlsWithoutACertificateIsDeniedWhereOneIsRequired() throws Exception {
        RuleSpec strong = permit("strong").hosts(".example.com").clientCertificate();
        assertThat(answer(strong, asked())).isEqualTo("deny strong requires-tls");
        assertThat(answer(strong, asked().tls())).isEqualTo("deny strong requires-client-certificate");
        assertThat(answer(strong, asked().tls(new TlsSession("TLSv1.3", "x", List.of(certificate())))))
                .isEqualTo("permit strong");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, TLSv1.2, permit strong",
        "1.2, TLSv1.3, permit strong",
        "1.3, TLSv1.3, permit strong",
        "1.3, TLSv1.2, deny strong requires-tls-version",
        "1.2, TLSv1.1, deny strong requires-tls-version",
        "1.3, TLSv1.4, deny strong requires-tls-version",
        "1.2, '', deny strong requires-tls-version",
    })
    void comparesVersionsOfTls(String required, String found, String answer) {
        RuleSpec strong = permit("strong").hosts(".example.com").tlsVersion(required);
        assertThat(answer(strong, asked().tls(found))).isEqualTo(answer);
    }

    @Test
    void aVersionOfTlsTakesTls() {
        RuleSpec strong = permit("strong").hosts(".example.com").tlsVersion("1.2");
        assertThat(answer(strong, asked())).isEqualTo("deny strong requires-tls");
    }

    @Test
    void aCertificateAndAVersionAreBothDemanded() throws Exception {
        RuleSpec strong =
                permit("strong").hosts(".example.com").clientCertificate().tlsVersion("1.3");
        assertThat(answer(strong, asked().tls())).isEqualTo("deny strong requires-client-certificate");
        assertThat(answer(strong, asked().tls(new TlsSession("TLSv1.2", "x", List.of(certificate())))))
                .isEqualTo("deny strong requires-tls-version");
        assertThat(answer(strong, asked().tls(new TlsSession("TLSv1.3", "x", List.of(certificate())))))
                .isEqualTo("permit strong");
    }

    @Test
    void aRuleMatchesByTheVersionOfTls() {
        RuleSpec old = deny("old").with("tls-versions", "1.2");
        assertThat(answer(old, asked().tls("TLSv1.2"))).isEqualTo("deny old denied-by-rule");
        assertThat(answer(old, asked().tls())).isEqualTo("permit rest");
        assertThat(answer(old, asked())).isEqualTo("permit rest");
    }

    @Test
    void anOldProofIsDenied() {
        RuleSpec strong = permit("strong").hosts(".example.com").age(Duration.ofHours(8));
        Instant limit = NOW.minus(Duration.ofHours(8));
        assertThat(answer(strong, asked().provedAt(limit))).isEqualTo("permit strong");
        assertThat(answer(strong, asked().provedAt(limit.minusMillis(1))))
                .isEqualTo("deny strong authentication-too-old");
        assertThat(answer(strong, asked().provedAt(Instant.MIN))).isEqualTo("deny strong authentication-too-old");
    }

    @Test
    void aProofFromTheFutureIsDeniedBeyondTheSkewOfClocks() {
        RuleSpec strong = permit("strong").hosts(".example.com").age(Duration.ofHours(8));
        assertThat(answer(strong, asked().provedAt(NOW.plusSeconds(300)))).isEqualTo("permit strong");
        assertThat(answer(strong, asked().provedAt(NOW.plusSeconds(301))))
                .isEqualTo("deny strong authentication-in-future");
        assertThat(answer(strong, asked().provedAt(Instant.MAX))).isEqualTo("deny strong authentication-in-future");
    }

    @Test
    void anIdentityWhoseProofHasEndedIsDenied() {
        PolicySpec policy = PolicySpec.rules(permit("all"));
        assertThat(Answer.to(policy, asked().expiresAt(NOW))).isEqualTo("deny default:identity identity-expired");
        assertThat(Answer.to(policy, asked().expiresAt(NOW.plusMillis(1)))).isEqualTo("permit all");
    }

    @Test
    void unknownGroupsDenyAtTheFirstRuleThatAsksForOne() {
        RuleSpec staff = permit("staff").groups("staff");
        assertThat(answer(staff, asked().groupsUnknown())).isEqualTo("deny staff groups-unknown");
    }

    @Test
    void unknownGroupsDenyAtADenialToo() {
        RuleSpec guests = deny("guests").groups("guests");
        assertThat(answer(guests, asked().groupsUnknown())).isEqualTo("deny guests groups-unknown");
    }

    @Test
    void unknownGroupsDoNotMatterToARuleThatIsAboutSomethingElse() {
        RuleSpec staff = permit("staff").groups("staff").ports("22");
        assertThat(answer(staff, asked().groupsUnknown())).isEqualTo("permit rest");
    }

    @Test
    void knownToBeInNoGroupIsNotUnknown() {
        assertThat(answer(permit("staff").groups("staff"), asked())).isEqualTo("permit rest");
    }

    private static X509Certificate certificate() throws Exception {
        byte[] der = Base64.getMimeDecoder()
                .decode(StrengthTest.class
                        .getResourceAsStream("certificate.txt")
                        .readAllBytes());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
