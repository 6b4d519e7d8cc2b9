package io.sallyport.core.tls;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.core.server.Transport;
import io.sallyport.core.testing.TestCa;
import io.sallyport.core.testing.TestCa.Issued;
import io.sallyport.core.testing.TestCa.Wanted;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** A gateway that speaks TLS, and the JDK's own sockets as its clients. */
final class TlsFixture implements AutoCloseable {
    static final TestCa CA = TestCa.named("Servers");
    static final TestCa CLIENT_CA = TestCa.named("Clients");
    static final Issued SERVER = CA.issue("CN=edge", Wanted.server("edge.example", "localhost"));
    static final Issued ALICE = CLIENT_CA.issue("CN=alice", Wanted.client());

    final ListenerTls tls;
    final TestGateway gateway;

    private TlsFixture(ListenerTls tls) throws IOException {
        this.tls = tls;
        this.gateway = new TestGateway(Transport.best(), tls);
    }

    static TlsFixture of(TlsEngine engine, boolean plainToo, ClientCertificates clients) throws IOException {
        return new TlsFixture(new ListenerTls("test", plainToo, contexts(engine, clients, SERVER)));
    }

    static TlsFixture of(TlsEngine engine) throws IOException {
        return of(engine, false, ClientCertificates.NONE);
    }

    static TlsContexts contexts(TlsEngine engine, ClientCertificates clients, Issued... shown) {
        assumeTrue(engine.isAvailable(), () -> engine + " is not available on this machine");
        return TlsContexts.of(
                engine,
                Arrays.stream(shown)
                        .map(each -> new ServerCertificate(
                                List.of(each.certificate()), each.keys().getPrivate()))
                        .toList(),
                clients);
    }

    static ClientCertificates demand(ClientCertificates.Demand demand, X509CRL... lists) {
        return new ClientCertificates(
                demand,
                Optional.of(new ClientTrust(List.of(CLIENT_CA.certificate), List.of(lists), Clock.systemUTC())));
    }

    static ClientCertificates required(X509CRL... lists) {
        return demand(ClientCertificates.Demand.REQUIRED, lists);
    }

    /** A client that trusts the server, and shows these certificates. */
    static SSLContext client(Issued... shown) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {new Obstinate(shown)},
                    trust(CA.certificate).getTrustManagers(),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows what it has, whichever issuers it is told that are accepted. */
    private static final class Obstinate extends X509ExtendedKeyManager {
        private final Issued[] shown;

        Obstinate(Issued... shown) {
            this.shown = shown;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
            return shown.length > 0 && Arrays.asList(types).contains("EC") ? "own" : null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {shown[0].certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return shown[0].keys().getPrivate();
        }

        @Override
        public String[] getClientAliases(String type, Principal[] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String[] getServerAliases(String type, Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
            return null;
        }
    }

    private static TrustManagerFactory trust(X509Certificate ca) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", ca);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        return trust;
    }

    /** Connects, without a handshake so far. */
    SSLSocket connect(SSLContext client, String... versions) throws IOException {
        Socket tcp = gateway.connect();
        SSLSocket socket = (SSLSocket)
                client.getSocketFactory().createSocket(tcp, "localhost", tcp.getPort(), /* autoClose= */ true);
        if (versions.length > 0) {
            socket.setEnabledProtocols(versions);
        }
        return socket;
    }

    static Stream<TlsEngine> engines() {
        return Arrays.stream(TlsEngine.values());
    }

    @Override
    public void close() {
        gateway.close();
    }
}
