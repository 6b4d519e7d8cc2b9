package io.sallyport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.UnixPeer;
import io.sallyport.core.spi.config.Problem;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Admission;
import io.sallyport.core.spi.policy.MethodOffer.OfferedMethod;
import io.sallyport.core.spi.policy.Phase;
import io.sallyport.policy.document.AdmissionAction;
import io.sallyport.policy.document.AdmissionDocument;
import io.sallyport.policy.document.AuthenticationDocument;
import io.sallyport.policy.document.ClientMatchDocument;
import io.sallyport.policy.document.PolicyDocument;
import io.sallyport.policy.rule.Channel;
import io.sallyport.policy.rule.Conditions;
import io.sallyport.policy.rule.Facts;
import io.sallyport.policy.rule.TlsVersion;
import io.sallyport.policy.rule.Transport;
import io.sallyport.policy.rule.TransportCondition;
import io.sallyport.policy.rule.Written;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Admission, and the methods that a client is offered. */
class ClientRulesTest {
    private static final ClientInfo CLIENT = Asked.to("a.example", 1).client();

    private static Optional<ClientMatchDocument> match(String source, String listener) {
        return Optional.of(new ClientMatchDocument(
                here(9),
                Optional.of(List.of(source)),
                Optional.of(List.of(listener)),
                Optional.empty(),
                Optional.empty()));
    }

    private static SourceLocation here(int line) {
        return new SourceLocation("policy.yaml", line, 3);
    }

    private static AdmissionDocument admission(
            String name, Optional<ClientMatchDocument> match, AdmissionAction action) {
        return new AdmissionDocument(here(3), name, match, action);
    }

    private static AuthenticationDocument offer(String name, Optional<ClientMatchDocument> match, String... methods) {
        Map<String, List<ProtectionLevel>> protection =
                Map.of(methods[0], List.of(ProtectionLevel.INTEGRITY, ProtectionLevel.CONFIDENTIALITY));
        return new AuthenticationDocument(here(5), name, match, List.of(methods), Optional.of(protection));
    }

    private static PolicySpec policy() {
        return PolicySpec.rules(RuleSpec.deny("all"));
    }

    @Test
    void admitsEveryoneIfThereAreNoAdmissionRules() {
        assertThat(policy().compiled().admit(CLIENT)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void refusesWhomNoAdmissionRuleMatches() {
        CompiledPolicy policy = policy().admission(
                        admission("other", match("203.0.113.0/24", "main"), AdmissionAction.ADMIT))
                .compiled();
        Admission.Refused refused = (Admission.Refused) policy.admit(CLIENT);
        assertThat(refused.reason()).hasToString("no-admission-rule-matches");
        assertThat(refused.ruling().phase()).isEqualTo(Phase.ADMISSION);
    }

    @Test
    void theFirstAdmissionRuleThatMatchesDecides() {
        CompiledPolicy policy = policy().admission(
                        admission("other", match("192.0.2.0/24", "tls"), AdmissionAction.ADMIT),
                        admission("bad", match("192.0.2.7", "main"), AdmissionAction.REFUSE),
                        admission("rest", Optional.empty(), AdmissionAction.ADMIT))
                .compiled();
        Admission.Refused refused = (Admission.Refused) policy.admit(CLIENT);
        assertThat(refused.ruling().rule()).isEqualTo("bad");
        assertThat(refused.reason()).hasToString("refused-by-rule");
        assertThat(policy.admit(Asked.to("a.example", 1).from("192.0.2.8").client()))
                .isEqualTo(Admission.ADMITTED);
    }

    @Test
    void offersTheMethodsOfTheFirstRuleThatMatchesInItsOrder() {
        CompiledPolicy policy = policy().authentication(
                        offer("tls", match("0.0.0.0/0", "tls"), "none"),
                        offer("office", match("192.0.2.0/24", "main"), "gssapi", "password"))
                .compiled();
        assertThat(policy.methodsFor(CLIENT).methods())
                .extracting(OfferedMethod::name)
                .containsExactly("gssapi", "password");
        assertThat(policy.methodsFor(CLIENT).methods().get(0).acceptableProtection())
                .containsExactlyInAnyOrder(ProtectionLevel.INTEGRITY, ProtectionLevel.CONFIDENTIALITY);
        assertThat(policy.methodsFor(CLIENT).methods().get(1).acceptableProtection())
                .containsExactlyInAnyOrder(ProtectionLevel.values());
    }

    @Test
    void refusesTwoMethodsOfOneOctetInOneRule() {
        PolicyDocument document = policy().authentication(
                        offer("first", match("192.0.2.0/24", "main"), "staff"),
                        offer("both", Optional.empty(), "staff", "gssapi", "guests"))
                .document();
        CompilationResult result = PolicyCompiler.compile(document, methods(OptionalInt.of(2), OptionalInt.of(2)));
        assertThat(((CompilationResult.Rejected) result).problems())
                .extracting(Problem::toString)
                .containsExactly("policy.yaml:5:3: authentication[1].methods[2]: 'guests' is never used:"
                        + " 'staff' before it is METHOD X'02' too (expected: one method of each METHOD octet)");
    }

    @Test
    void takesMethodsWhoseOctetsDifferOrAreNotKnown() {
        PolicyDocument document = policy().authentication(offer("both", Optional.empty(), "staff", "gssapi", "guests"))
                .document();
        assertThat(PolicyCompiler.compile(document, methods(OptionalInt.of(2), OptionalInt.of(0x80))))
                .isInstanceOf(CompilationResult.Compiled.class);
        assertThat(PolicyCompiler.compile(document, methods(OptionalInt.empty(), OptionalInt.empty())))
                .isInstanceOf(CompilationResult.Compiled.class);
    }

    @Test
    void offersGssapiWithoutProtectionOnlyWhereThatIsListed() {
        PolicyDocument document = policy().authentication(offer("any", Optional.empty(), "gssapi", "staff"))
                .document();
        CompiledPolicy policy = ((CompilationResult.Compiled)
                        PolicyCompiler.compile(document, methods(OptionalInt.of(2), OptionalInt.of(3))))
                .policy();
        assertThat(policy.methodsFor(CLIENT).methods().get(0).acceptableProtection())
                .doesNotContain(ProtectionLevel.NONE)
                .contains(ProtectionLevel.INTEGRITY, ProtectionLevel.CONFIDENTIALITY);
        assertThat(policy.methodsFor(CLIENT).methods().get(1).acceptableProtection())
                .contains(ProtectionLevel.NONE);
    }

    private static CompilationContext methods(OptionalInt staff, OptionalInt guests) {
        return new CompilationContext(
                Map.of("staff", staff, "guests", guests, "gssapi", OptionalInt.of(1)),
                Set.of("main", "tls"),
                Clock.systemUTC(),
                "r1",
                GatewayHost.UNKNOWN);
    }

    @Test
    void offersNothingIfNoRuleMatches() {
        CompiledPolicy policy = policy().authentication(offer("tls", match("0.0.0.0/0", "tls"), "none"))
                .compiled();
        assertThat(policy.methodsFor(CLIENT).methods()).isEmpty();
    }

    @Test
    void aClientOfAUnixSocketIsInNoNetwork() {
        ClientInfo local = ClientInfo.atUnixSocket("s-1", "main", new UnixPeer(1000, 7), "/run/socks.sock");
        CompiledPolicy bySource = policy().authentication(offer("all", match("0.0.0.0/0", "main"), "none"))
                .compiled();
        CompiledPolicy byListener =
                policy().authentication(offer("all", Optional.empty(), "none")).compiled();

        assertThat(bySource.methodsFor(local).methods()).isEmpty();
        assertThat(byListener.methodsFor(local).methods()).hasSize(1);
    }

    @Test
    void doesNotAnswerForAClientWithoutAnAddress() {
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("client.example", 1);
        ClientInfo client = new ClientInfo("s1", "main", nowhere, CLIENT.localAddress(), Optional.empty());
        CompiledPolicy policy = policy().compiled();
        assertThatThrownBy(() -> policy.admit(client)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<ClientMatchDocument> transports(Transport... transports) {
        return Optional.of(new ClientMatchDocument(
                here(9), Optional.empty(), Optional.empty(), Optional.of(List.of(transports)), Optional.empty()));
    }

    @Test
    void offersByWhatTheClientSpeaksSocksIn() {
        CompiledPolicy policy = policy().authentication(
                        offer("certificate", transports(Transport.TLS_WITH_CERTIFICATE), "none"),
                        offer("tls", transports(Transport.TLS), "password"),
                        offer("plain", transports(Transport.PLAIN), "gssapi"))
                .compiled();
        TlsSession tls = new TlsSession("TLSv1.3", "TLS_AES_128_GCM_SHA256", List.of());
        assertThat(offered(policy, CLIENT)).containsExactly("gssapi");
        assertThat(offered(policy, CLIENT.within(tls))).containsExactly("password");
    }

    private static Optional<ClientMatchDocument> versions(String... versions) {
        return Optional.of(new ClientMatchDocument(
                here(9), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of(versions))));
    }

    @Test
    void offersByTheVersionOfTls() {
        CompiledPolicy policy = policy().authentication(
                        offer("new", versions("1.3"), "password"), offer("old", versions("1.2"), "gssapi"))
                .compiled();
        assertThat(offered(policy, CLIENT.within(new TlsSession("TLSv1.3", "x", List.of()))))
                .containsExactly("password");
        assertThat(offered(policy, CLIENT.within(new TlsSession("TLSv1.2", "x", List.of()))))
                .containsExactly("gssapi");
        assertThat(offered(policy, CLIENT)).isEmpty();
    }

    @Test
    void aClientWithACertificateSpeaksTlsToo() {
        Conditions tls =
                new Conditions(List.of(new TransportCondition(Set.of(Transport.TLS), new Written(List.of("tls")))));
        Facts facts = new Facts();
        facts.take(new Channel(Transport.TLS_WITH_CERTIFICATE, TlsVersion.TLS_1_3));
        assertThat(tls.test(facts)).isTrue();
        facts.take(Channel.PLAIN);
        assertThat(tls.test(facts)).isFalse();
    }

    @Test
    void transportsAreNotKnownAtAdmission() {
        PolicyDocument document = policy().admission(admission("tls", transports(Transport.TLS), AdmissionAction.ADMIT))
                .authentication(offer("staff", Optional.empty(), "staff"))
                .document();
        assertThat(problems(document))
                .containsExactly("policy.yaml:9:3: admission[0].match.transports: not known at admission (expected:"
                        + " transports in authentication, or tls in a rule's require)");
    }

    @Test
    void saysWhatIsWrongWithAVersionOfTls() {
        PolicyDocument document = policy().admission(admission("tls", versions("1.3"), AdmissionAction.ADMIT))
                .authentication(offer("a", versions("1.1", "TLSv1.3"), "staff"), offer("b", versions(), "staff"))
                .document();
        assertThat(problems(document))
                .containsExactly(
                        "policy.yaml:9:3: admission[0].match.tls-versions: not known at admission (expected:"
                                + " tls-versions in authentication, or tls-version in a rule's require)",
                        "policy.yaml:9:3: authentication[0].match.tls-versions[0]: '1.1' is no version of TLS here"
                                + " (expected: 1.2 or 1.3)",
                        "policy.yaml:9:3: authentication[0].match.tls-versions[1]: 'TLSv1.3' is no version of TLS here"
                                + " (expected: 1.2 or 1.3)",
                        "policy.yaml:9:3: authentication[1].match.tls-versions: an empty list (expected: at least one"
                                + " entry, or no such key)");
    }

    private static List<String> problems(PolicyDocument document) {
        CompilationResult result = PolicyCompiler.compile(document, methods(OptionalInt.of(2), OptionalInt.of(2)));
        return ((CompilationResult.Rejected) result)
                .problems().stream().map(Problem::toString).toList();
    }

    private static List<String> offered(CompiledPolicy policy, ClientInfo client) {
        return policy.methodsFor(client).methods().stream()
                .map(OfferedMethod::name)
                .toList();
    }
}
