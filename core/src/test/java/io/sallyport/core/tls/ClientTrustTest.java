package io.sallyport.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.testing.TestCa;
import io.sallyport.core.testing.TestCa.Issued;
import io.sallyport.core.testing.TestCa.Wanted;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client may show, and what the authorities may be. */
class ClientTrustTest {
    private static final TestCa ROOT = TestCa.named("Root");
    private static final Issued ALICE = ROOT.issue("CN=alice", Wanted.client());

    static Stream<Arguments> badKeys() throws Exception {
        KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
        dsa.initialize(2048);
        KeyPairGenerator ed448 = KeyPairGenerator.getInstance("Ed448");
        return Stream.of(
                Arguments.of("short RSA", TestCa.rsaKeys(1024)),
                Arguments.of("long RSA", rsa(4097, BigInteger.valueOf(65537))),
                Arguments.of(
                        "large exponent", rsa(2048, BigInteger.ONE.shiftLeft(32).add(BigInteger.ONE))),
                Arguments.of("DSA", dsa.generateKeyPair()),
                Arguments.of("Ed448", ed448.generateKeyPair()));
    }

    private static KeyPair rsa(int bits, BigInteger exponent) throws Exception {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
        return new KeyPair(
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)),
                ALICE.keys().getPrivate());
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void aBadKeyIsRefusedWhereverItIsShown(String what, KeyPair keys) {
        X509Certificate bad = ROOT.issue("CN=" + what, Wanted.client(), keys).certificate();
        assertRefused(Reasons.CERTIFICATE_NOT_ACCEPTABLE.code(), bad);
        assertRefused(Reasons.CERTIFICATE_NOT_ACCEPTABLE.code(), ALICE.certificate(), bad);
    }

    @Test
    void goodKeysAreAccepted() throws Exception {
        for (KeyPair keys : List.of(
                TestCa.rsaKeys(2048), KeyPairGenerator.getInstance("Ed25519").generateKeyPair())) {
            trust(ROOT.certificate)
                    .check(List.of(ROOT.issue("CN=alice", Wanted.client(), keys).certificate()));
        }
    }

    @Test
    void aShownLinkIsBelievedByTheAuthorityOnly() throws Exception {
        TestCa link = ROOT.intermediate("Link");
        X509Certificate below = link.issue("CN=alice", Wanted.client()).certificate();
        trust(ROOT.certificate).check(List.of(below, link.certificate));
        TestCa forger = TestCa.named("Link");
        X509Certificate forged = forger.issue("CN=alice", Wanted.client()).certificate();
        assertRefused(Reasons.CERTIFICATE_NOT_ACCEPTABLE.code(), forged, link.certificate);
        assertRefused(Reasons.UNKNOWN_CA.code(), forged, forger.certificate);
    }

    /** A CA that is listed without its root is the anchor, of which the JDK looks at name and key alone. */
    @Test
    void theLimitsOfACaThatIsListedAloneHold() throws Exception {
        GeneralName permitted = new GeneralName(GeneralName.dNSName, "alice.example.com");
        GeneralName other = new GeneralName(GeneralName.dNSName, "alice.example.org");
        TestCa link =
                ROOT.intermediate("Link", new Wanted().authority().pathLength(0).below("example.com"));
        trust(link.certificate).check(List.of(client(link, permitted)));
        assertRefusedBy(link, Reasons.CERTIFICATE_NOT_ACCEPTABLE, client(link, other));
        TestCa below = link.intermediate("Below");
        assertRefusedBy(link, Reasons.CERTIFICATE_NOT_ACCEPTABLE, client(below, permitted), below.certificate);
    }

    @Test
    void soDoesItsUsage() {
        TestCa servers = ROOT.intermediate("Servers", new Wanted().authority().purposes(KeyPurposeId.id_kp_serverAuth));
        TestCa lists = ROOT.intermediate("Lists", new Wanted().authority().keyUsage(KeyUsage.cRLSign));

        assertRefusedBy(servers, Reasons.WRONG_USAGE, client(servers));
        assertRefusedBy(lists, Reasons.CERTIFICATE_NOT_ACCEPTABLE, client(lists));
    }

    private static X509Certificate client(TestCa by, GeneralName... names) {
        return by.issue("CN=alice", Wanted.client().named(names)).certificate();
    }

    private static void assertRefusedBy(TestCa alone, ReasonCode reason, X509Certificate... shown) {
        assertThatThrownBy(() -> trust(alone.certificate).check(List.of(shown)))
                .isInstanceOfSatisfying(
                        ClientCertificateException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** Two certificates can be made that have one SHA-1; the JDK believes it unless the CA is a public one. */
    @Test
    void aSignatureOverSha1IsRefusedWhereverItIs() throws Exception {
        X509Certificate own =
                ROOT.issue("CN=alice", Wanted.client().signedOver("SHA1")).certificate();
        TestCa link = ROOT.intermediate("Link", new Wanted().authority().signedOver("SHA1"));

        assertRefusedBy(ROOT, Reasons.CERTIFICATE_NOT_ACCEPTABLE, own);
        assertRefusedBy(ROOT, Reasons.CERTIFICATE_NOT_ACCEPTABLE, client(link), link.certificate);
        trust(link.certificate).check(List.of(client(link)));
    }

    @Test
    void otherSignaturesAreAccepted() throws Exception {
        for (String hash : List.of("SHA256", "SHA384", "SHA512")) {
            trust(ROOT.certificate)
                    .check(List.of(ROOT.issue("CN=alice", Wanted.client().signedOver(hash))
                            .certificate()));
        }
    }

    @Test
    void aRootAndWhatRenewsItAreBothAnchors() {
        Instant now = Instant.now();
        X509Certificate old =
                ROOT.renewed(new Wanted().between(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))));
        for (List<X509Certificate> both : List.of(List.of(old, ROOT.certificate), List.of(ROOT.certificate, old))) {
            assertThatCode(() ->
                            new ClientTrust(both, List.of(), Clock.systemUTC()).check(List.of(ALICE.certificate())))
                    .doesNotThrowAnyException();
        }
    }

    private static void assertRefused(String reason, X509Certificate... shown) {
        assertThatThrownBy(() -> trust(ROOT.certificate).check(List.of(shown)))
                .isInstanceOfSatisfying(
                        ClientCertificateException.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(reason));
    }

    private static ClientTrust trust(X509Certificate... authorities) {
        return new ClientTrust(List.of(authorities), List.of(), Clock.systemUTC());
    }
}
