package io.sallyport.policy;

import static io.sallyport.policy.RuleSpec.deny;
import static io.sallyport.policy.RuleSpec.permit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.document.AdmissionAction;
import io.sallyport.policy.document.AdmissionDocument;
import io.sallyport.policy.document.AuthenticationDocument;
import io.sallyport.policy.document.ClientMatchDocument;
import io.sallyport.policy.document.RuleAction;
import io.sallyport.policy.document.TestDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tests that a policy file holds. */
class EmbeddedTestsTest {
    private static final SourceLocation HERE = new SourceLocation("policy.yaml", 3, 3);

    private static PolicySpec policy() {
        return PolicySpec.rules(
                permit("staff").groups("staff"),
                deny("bad").networks("198.51.100.0/24"),
                permit("web").ports("443").clientCertificate());
    }

    @Test
    void aPolicyWhoseTestsPassIsTakenAndSaysWhatTheyFound() {
        CompiledPolicy policy = policy().test(new FactsSpec().groups("staff").expect(RuleAction.PERMIT, "staff"))
                .compiled();
        assertThat(policy.tests())
                .extracting(Object::toString)
                .containsExactly("policy.yaml:89:5: t: passed: request: permit by 'staff'");
    }

    @Test
    void aPolicyWhoseTestFailsIsNotTaken() {
        assertThat(policy().test(new FactsSpec().groups("staff").expect(RuleAction.DENY, "bad"))
                        .problems())
                .containsExactly("policy.yaml:89:5: tests[0]: the test 't' fails: request: permit by 'staff'"
                        + " (expected: deny by 'bad')");
    }

    @Test
    void aTestThatFindsAnotherReasonFails() {
        assertThat(policy().test(new FactsSpec().groupsUnknown().expectDenial("staff", "denied-by-rule"))
                        .problems())
                .containsExactly("policy.yaml:89:5: tests[0]: the test 't' fails: request: deny by 'staff'"
                        + " (groups-unknown) (expected: deny by 'staff' (denied-by-rule))");
    }

    @Test
    void aTestOfANameWhoseAddressMattersMustGiveIt() {
        assertThat(policy().test(new FactsSpec().clientCertificate().expect(RuleAction.PERMIT, "web"))
                        .problems())
                .containsExactly("policy.yaml:89:5: tests[0]: the test 't' fails: request: needs-address by 'web'"
                        + " (expected: permit by 'web', which takes the address in 'given')");
    }

    @Test
    void aTestThatGivesTheAddressIsDecidedByIt() {
        policy().test(new FactsSpec()
                        .clientCertificate()
                        .address("198.51.100.7")
                        .expect(RuleAction.DENY, "bad"))
                .compiled();
    }

    @Test
    void aTestSaysWhichVersionOfTls() {
        newTls(new FactsSpec().tlsVersion("1.3").expect(RuleAction.PERMIT, "new"));
        newTls(new FactsSpec().tlsVersion("1.2").expectDenial("new", "requires-tls-version"));
        newTls(new FactsSpec().expectDenial("new", "requires-tls"));
    }

    @Test
    void ofTlsWithoutAVersionATestTakesTheWeakest() {
        newTls(new FactsSpec().tls().expectDenial("new", "requires-tls-version"));
        newTls(new FactsSpec().clientCertificate().expectDenial("new", "requires-tls-version"));
    }

    private static void newTls(TestDocument test) {
        PolicySpec.rules(permit("new").tlsVersion("1.3")).test(test).compiled();
    }

    @Test
    void aClientThatIsNotAdmittedIsDenied() {
        ClientMatchDocument office = new ClientMatchDocument(
                HERE, Optional.of(List.of("203.0.113.0/24")), Optional.empty(), Optional.empty(), Optional.empty());
        AdmissionDocument admission = new AdmissionDocument(HERE, "office", Optional.of(office), AdmissionAction.ADMIT);
        policy().admission(admission)
                .test(new FactsSpec().expectDenial("default", "no-admission-rule-matches"))
                .compiled();
    }

    @Test
    void aMethodThatIsNotOfferedIsDenied() {
        policy().authentication(offer(List.of("gssapi"), Map.of()))
                .test(new FactsSpec().expectDenial("offer", "method-not-offered"))
                .compiled();
    }

    @Test
    void aProtectionLevelThatIsNotOfferedIsDenied() {
        policy().authentication(offer(List.of("gssapi"), Map.of("gssapi", List.of(ProtectionLevel.CONFIDENTIALITY))))
                .test(new FactsSpec()
                        .by("gssapi", ProtectionLevel.INTEGRITY)
                        .expectDenial("offer", "protection-not-offered"))
                .compiled();
    }

    @Test
    void factsThatMeanNothingAreReportedTogether() {
        assertThat(policy().test(new FactsSpec()
                                .source("192.0.2.300")
                                .listener("nowhere")
                                .by("magic", ProtectionLevel.NONE)
                                .groups("x")
                                .groupsUnknown()
                                .host("a..b")
                                .address("01.2.3.4")
                                .port(70000)
                                .time("noon")
                                .expect(RuleAction.DENY, "bad"))
                        .problems())
                .hasSize(8)
                .allMatch(problem -> problem.startsWith("policy.yaml:90:7: tests[0].given."));
    }

    private static AuthenticationDocument offer(List<String> methods, Map<String, List<ProtectionLevel>> protection) {
        return new AuthenticationDocument(HERE, "offer", Optional.empty(), methods, Optional.of(protection));
    }
}
