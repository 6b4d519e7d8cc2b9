package io.sallyport.core.tls;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Makes contexts by today's defaults: there is nothing to switch on that is broken. */
final class TlsContextFactory {
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
    /** RFC 9325 section 4.2: forward secrecy and authenticated encryption only. */
    private static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_256_GCM_SHA384",
            "TLS_AES_128_GCM_SHA256",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final String[] GROUPS = {"X25519MLKEM768", "x25519", "secp256r1", "secp384r1"};
    private static final int CACHED_SESSIONS = 1000;
    private static final int SESSION_SECONDS = 3600;
    private static final int MAX_CERTIFICATE_LIST = 32 * 1024;

    private static final Map<ClientCertificates.Demand, ClientAuth> DEMANDS = Map.of(
            ClientCertificates.Demand.NONE, ClientAuth.NONE,
            ClientCertificates.Demand.OPTIONAL, ClientAuth.OPTIONAL,
            ClientCertificates.Demand.REQUIRED, ClientAuth.REQUIRE);

    private final TlsEngine engine;
    private final ClientCertificates clientCertificates;

    TlsContextFactory(TlsEngine engine, ClientCertificates clientCertificates) {
        this.engine = engine;
        this.clientCertificates = clientCertificates;
    }

    TlsContext create(ServerCertificate shown) {
        try {
            return new TlsContext(context(shown), EndPointBinding.of(shown.certificate()));
        } catch (SSLException e) {
            throw new IllegalArgumentException(shown + ": " + e.getMessage(), e);
        }
    }

    private SslContext context(ServerCertificate shown) throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(shown.key(), shown.chain())
                .sslProvider(engine.provider())
                .protocols(PROTOCOLS)
                .ciphers(CIPHER_SUITES, SupportedCipherSuiteFilter.INSTANCE)
                .sessionCacheSize(CACHED_SESSIONS)
                .sessionTimeout(SESSION_SECONDS)
                .clientAuth(DEMANDS.get(clientCertificates.demand()));
        clientCertificates.trust().ifPresent(builder::trustManager);
        if (engine == TlsEngine.BORINGSSL) {
            builder.option(OpenSslContextOption.GROUPS, GROUPS)
                    .option(OpenSslContextOption.MAX_CERTIFICATE_LIST_BYTES, MAX_CERTIFICATE_LIST);
        }
        return builder.build();
    }
}
