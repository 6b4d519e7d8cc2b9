package io.sallyport.gateway.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.spi.config.Secret;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.testing.TestCa;
import io.sallyport.core.testing.TestCa.Issued;
import io.sallyport.core.testing.TestCa.Wanted;
import io.sallyport.core.tls.ListenerTls;
import io.sallyport.core.tls.TlsContexts;
import io.sallyport.gateway.config.TlsConfiguration;
import io.sallyport.gateway.config.TlsConfiguration.Demand;
import io.sallyport.gateway.config.TlsConfiguration.Engine;
import io.sallyport.gateway.config.TlsConfiguration.Plain;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that clients would refuse, and those that they would not; in one class, as all come from one CA. */
class TlsFilesTest {
    private static final TestCa CA = TestCa.named("CA");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String PASSWORD = "s3cret";
    private static final KeyPair RSA = TestCa.rsaKeys(2048);

    private static final BouncyCastleProvider CIPHERS = new BouncyCastleProvider();

    @TempDir
    private Path folder;

    private Optional<Path> key = Optional.empty();
    private Optional<Secret> password = Optional.empty();
    private Path certificate = Path.of("unset");

    @BeforeEach
    void files() throws Exception {
        Issued good = CA.issue("CN=edge", Wanted.server("edge"));
        certificate = write("edge.pem", pem(good.certificate()));
        key = Optional.of(write("edge.key", pkcs8(good.keys())));
    }

    static Stream<Arguments> badCertificates() {
        return Stream.of(
                Arguments.of(
                        issue(Wanted.server("edge")
                                .between(
                                        Instant.now().minus(DAY.multipliedBy(9)),
                                        Instant.now().minus(DAY))),
                        "has expired: CN=edge at "),
                Arguments.of(
                        issue(Wanted.server("edge")
                                .between(Instant.now().plus(DAY), Instant.now().plus(DAY.multipliedBy(2)))),
                        "is not valid yet: CN=edge from "),
                Arguments.of(issue(Wanted.client()), "is not for servers"),
                Arguments.of(issue(Wanted.server("edge").keyUsage(KeyUsage.keyAgreement)), "is not for signatures"),
                Arguments.of(
                        CA.issue("CN=edge", Wanted.server("edge"), TestCa.rsaKeys(1024)),
                        "is for an RSA key of 1024 bits"));
    }

    private static Issued issue(Wanted wanted) {
        return CA.issue("CN=edge", wanted);
    }

    @ParameterizedTest
    @MethodSource("badCertificates")
    void aBadCertificateIsRefusedWithItsFileAndWhy(Issued bad, String why) throws Exception {
        certificate = write("bad.pem", pem(bad.certificate()));
        key = Optional.of(write("bad.key", pkcs8(bad.keys())));

        assertRefused("certificate", certificate + " " + why);
    }

    static Stream<Arguments> keyForms() throws Exception {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(RSA.getPrivate().getEncoded());
        OutputEncryptor modern = new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                .setProvider(CIPHERS)
                .setPassword(PASSWORD.toCharArray())
                .build();
        KeyPair ec = TestCa.ecKeys();
        return Stream.of(
                Arguments.of("BEGIN PRIVATE KEY", RSA, pem(new JcaPKCS8Generator(RSA.getPrivate(), null)), false),
                Arguments.of("BEGIN RSA PRIVATE KEY", RSA, pem(info), false),
                Arguments.of("BEGIN EC PRIVATE KEY", ec, pem(sec1(ec)), false),
                Arguments.of(
                        "BEGIN ENCRYPTED PRIVATE KEY", RSA, pem(new JcaPKCS8Generator(RSA.getPrivate(), modern)), true),
                Arguments.of(
                        "Proc-Type: 4,ENCRYPTED",
                        RSA,
                        pem(new JcaMiscPEMGenerator(
                                RSA.getPrivate(),
                                new JcePEMEncryptorBuilder("AES-128-CBC")
                                        .setProvider(CIPHERS)
                                        .build(PASSWORD.toCharArray()))),
                        true));
    }

    @ParameterizedTest
    @MethodSource("keyForms")
    void everyFormOfAKeyIsRead(String form, KeyPair keys, String text, boolean encrypted) throws Exception {
        assertThat(text).contains(form);
        Issued issued = CA.issue("CN=edge", Wanted.server("edge"), keys);
        certificate = write("form.pem", pem(issued.certificate()));
        key = Optional.of(write("form.key", text));
        password = Optional.of(new Secret(PASSWORD.getBytes(StandardCharsets.UTF_8)));

        assertThat(read()).isNotNull();
        password = Optional.of(new Secret("other".getBytes(StandardCharsets.UTF_8)));
        if (encrypted) {
            assertRefused("key", key.get() + " cannot be decrypted");
            password = Optional.empty();
            assertRefused("key", key.get() + " is encrypted, and there is no password");
        }
    }

    @Test
    void aKeyStoreIsRead() throws Exception {
        Issued issued = CA.issue("CN=edge", Wanted.server("edge"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "edge", issued.keys().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {issued.certificate()});
        certificate = write("edge.p12", "");
        try (OutputStream out = Files.newOutputStream(certificate)) {
            store.store(out, PASSWORD.toCharArray());
        }
        password = Optional.of(new Secret(PASSWORD.getBytes(StandardCharsets.UTF_8)));
        key = Optional.empty();

        assertThat(read()).isNotNull();
        password = Optional.of(new Secret("other".getBytes(StandardCharsets.UTF_8)));
        assertRefused("certificate", certificate + " is no whole PKCS#12, or its password is another");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        key = Optional.of(write("other.key", pkcs8(TestCa.ecKeys())));
        assertRefused("key", key.get() + " does not match the certificate in " + certificate);
        key = Optional.of(write("other.key", pkcs8(RSA)));
        assertRefused("key", key.get() + " does not match the certificate in " + certificate);
    }

    @Test
    void filesThatAreCutAreRefused() throws Exception {
        for (Path file : List.of(certificate, key.orElseThrow())) {
            String whole = Files.readString(file);
            write(file.getFileName().toString(), whole.substring(0, whole.length() / 2));
            assertThatThrownBy(this::read)
                    .isInstanceOf(UnusableFileException.class)
                    .hasMessageContaining(file + " ");
            write(file.getFileName().toString(), whole);
        }
        assertThat(read()).isNotNull();
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        certificate = folder.resolve("missing.pem");
        assertRefused("certificate", "no such file: " + certificate);
    }

    @Test
    void aKeyThatIsOpenToOthersIsRefused() throws Exception {
        Files.setPosixFilePermissions(key.orElseThrow(), PosixFilePermissions.fromString("rw-r--r--"));
        assertRefused("key", key.get() + " is open to others");
    }

    @Test
    void aChainOutOfOrderIsRefused() throws Exception {
        Issued good = CA.issue("CN=edge", Wanted.server("edge"));
        key = Optional.of(write("edge.key", pkcs8(good.keys())));
        certificate = write(
                "edge.pem", pem(good.certificate()) + pem(TestCa.named("Another").certificate) + pem(CA.certificate));
        assertRefused("certificate", certificate + " has CN=Another after CN=edge, which it did not issue");
    }

    @Test
    void badFilesLeaveTheOldOnesAndGoodOnesReplaceThem() throws Exception {
        TlsFiles files = files(Demand.NONE, Optional.empty());
        TlsContexts first = files.read();
        ListenerTls tls = new ListenerTls("edge", false, first);
        ReloadedTls reloaded = new ReloadedTls("edge", files, tls, files.state());

        reloaded.look();
        assertThat(tls.contexts()).isSameAs(first);
        Issued other = CA.issue("CN=edge", Wanted.server("edge").purposes(KeyPurposeId.id_kp_serverAuth));
        write("edge.pem", pem(other.certificate()));
        reloaded.look();
        reloaded.look();
        reloaded.look();
        assertThat(tls.contexts()).as("a certificate without its key").isSameAs(first);
        write("edge.key", pkcs8(other.keys()));
        reloaded.look();
        assertThat(tls.contexts()).as("not settled").isSameAs(first);
        reloaded.look();
        assertThat(tls.contexts()).isNotSameAs(first);
        TlsContexts second = tls.contexts();
        Files.delete(certificate);
        reloaded.look();
        reloaded.look();
        assertThat(tls.contexts()).isSameAs(second);
    }

    @Test
    void saysWhatIsWrongWithTheFilesUntilTheyAreMended() throws Exception {
        TlsFiles files = files(Demand.NONE, Optional.empty());
        TlsContexts first = files.read();
        ListenerTls tls = new ListenerTls("edge", false, first);
        ReloadedTls reloaded = new ReloadedTls("edge", files, tls, files.state());
        String good = Files.readString(certificate);
        assertThat(reloaded.state().failure()).isEmpty();

        write("edge.pem", "garbage");
        reloaded.look();
        reloaded.look();
        TlsState.Failure failure = reloaded.state().failure().orElseThrow();
        assertThat(failure.problem()).startsWith("tls.certificate: " + certificate + " ");
        reloaded.look();
        assertThat(reloaded.state().failure()).as("since when").contains(failure);
        assertThat(reloaded.state().shown()).hasSize(1);

        write("edge.pem", good);
        reloaded.look();
        reloaded.look();
        assertThat(reloaded.state().failure())
                .as("the files of before are files of use")
                .isEmpty();
        assertThat(tls.contexts()).as("nothing is to be replaced").isSameAs(first);
    }

    @Test
    void whatWasBelievedMeanwhileIsBelievedNoMoreWhenAllFilesAreThoseOfBefore() throws Exception {
        Path ca = write("ca.pem", pem(CA.certificate));
        Path crl = write("ca.crl", pem(CA.revoking()));
        TlsFiles files = files(Demand.REQUIRED, Optional.of(ca), Optional.of(crl));
        ListenerTls tls = new ListenerTls("edge", false, files.read());
        ReloadedTls reloaded = new ReloadedTls("edge", files, tls, files.state());
        String certificateBefore = Files.readString(certificate);
        String listBefore = Files.readString(crl);
        write("edge.pem", "garbage");
        write("ca.crl", pem(CA.revoking(issue(Wanted.client()).certificate())));
        reloaded.look();
        reloaded.look();
        TlsContexts meanwhile = tls.contexts();

        write("edge.pem", certificateBefore);
        write("ca.crl", listBefore);
        reloaded.look();
        reloaded.look();

        assertThat(tls.contexts()).isNotSameAs(meanwhile);
        assertThat(reloaded.state().failure()).isEmpty();
    }

    @Test
    void aNewListIsTakenThoughTheServersCertificateIsOfNoUse() throws Exception {
        Path ca = write("ca.pem", pem(CA.certificate));
        Path crl = write("ca.crl", pem(CA.revoking()));
        TlsFiles files = files(Demand.REQUIRED, Optional.of(ca), Optional.of(crl));
        TlsContexts first = files.read();
        ListenerTls tls = new ListenerTls("edge", false, first);
        ReloadedTls reloaded = new ReloadedTls("edge", files, tls, files.state());

        String good = Files.readString(certificate);
        write("edge.pem", "");
        reloaded.look();
        reloaded.look();
        assertThat(tls.contexts()).as("the lists are as before").isSameAs(first);
        write("ca.crl", pem(CA.revoking(issue(Wanted.client()).certificate())));
        reloaded.look();
        reloaded.look();
        TlsContexts second = tls.contexts();
        assertThat(second).isNotSameAs(first);
        reloaded.look();
        assertThat(tls.contexts()).as("taken once").isSameAs(second);
        write("edge.pem", good);
        reloaded.look();
        reloaded.look();
        assertThat(tls.contexts()).isNotSameAs(second);
    }

    @Test
    void aListThatHasExpiredIsShownUntilThereIsANewOne() throws Exception {
        Path ca = write("ca.pem", pem(CA.certificate));
        Path crl = write("ca.crl", pem(CA.revoking(Instant.now().minus(DAY))));
        TlsFiles files = files(Demand.REQUIRED, Optional.of(ca), Optional.of(crl));
        ListenerTls tls = new ListenerTls("edge", false, files.read());
        ReloadedTls reloaded = new ReloadedTls("edge", files, tls, files.state());
        assertThat(reloaded.state().listExpiry(Instant.now())).contains("revocation-list-expired");

        write("edge.pem", "");
        write("ca.crl", pem(CA.revoking(Instant.now().minus(DAY))) + pem(CA.revoking()));
        reloaded.look();
        reloaded.look();

        assertThat(reloaded.state().failure())
                .as("the certificate is of no use")
                .isPresent();
        assertThat(reloaded.state().listExpiry(Instant.now())).isEmpty();
    }

    @Test
    void whatIsNoCaIsNotBelieved() throws Exception {
        Path ca = write("ca.pem", pem(issue(Wanted.client()).certificate()));
        assertThatThrownBy(() -> files(Demand.REQUIRED, Optional.of(ca)).read())
                .hasMessageContaining(ca + " holds a certificate that is no CA's: CN=edge");
    }

    private TlsContexts read() throws UnusableFileException {
        return files(Demand.NONE, Optional.empty()).read();
    }

    private TlsFiles files(Demand demand, Optional<Path> ca) {
        return files(demand, ca, Optional.empty());
    }

    @Test
    void aCertificateCannotBeRequiredOfClientsWithoutTls() {
        Optional<Path> ca = Optional.of(certificate);
        assertThatThrownBy(() -> configuration(Demand.REQUIRED, ca, Optional.empty(), Plain.ALLOWED))
                .hasMessageContaining("plain");
        assertThat(configuration(Demand.OPTIONAL, ca, Optional.empty(), Plain.ALLOWED))
                .isNotNull();
    }

    private TlsFiles files(Demand demand, Optional<Path> ca, Optional<Path> crl) {
        return new TlsFiles(configuration(demand, ca, crl, Plain.REFUSED), Clock.systemUTC());
    }

    private TlsConfiguration configuration(Demand demand, Optional<Path> ca, Optional<Path> crl, Plain plain) {
        return new TlsConfiguration(
                new SourceLocation("sallyport.yaml", 1, 1),
                certificate,
                key,
                password,
                List.of(),
                demand,
                ca,
                crl,
                plain,
                Engine.AUTO);
    }

    private void assertRefused(String where, String problem) {
        assertThatThrownBy(this::read).isInstanceOfSatisfying(UnusableFileException.class, refused -> {
            assertThat(refused.key()).as(refused.problem()).isEqualTo(where);
            assertThat(refused.problem()).startsWith(problem);
            assertThat(refused.expected()).isNotEmpty();
        });
    }

    private Path write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static PemObject sec1(KeyPair keys) throws IOException {
        ECPrivateKey key = new ECPrivateKey(
                256,
                ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS(),
                SECObjectIdentifiers.secp256r1);
        return new PemObject("EC PRIVATE KEY", key.getEncoded());
    }

    private static String pkcs8(KeyPair keys) throws IOException {
        return pem(new JcaPKCS8Generator(keys.getPrivate(), null));
    }

    private static String pem(Object part) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(part);
        }
        return text.toString();
    }
}
