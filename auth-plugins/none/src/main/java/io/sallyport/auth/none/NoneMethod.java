package io.sallyport.auth.none;

import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.ExchangeStart;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** METHOD X'00', NO AUTHENTICATION REQUIRED: asks nothing, but believes the certificate that TLS has verified. */
final class NoneMethod implements AuthenticationMethod {
    private static final int NUMBER = 0x00;

    private final Clock clock;
    private final CertificateIdentity identity;

    NoneMethod(NoneConfig config, Clock clock) {
        this.identity = new CertificateIdentity(config.certificateNames());
        this.clock = clock;
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public AuthenticationExchange begin(ExchangeStart start) {
        List<X509Certificate> shown =
                start.client().tls().map(TlsSession::clientCertificates).orElse(List.of());
        Optional<Identity> proved = shown.isEmpty()
                ? Optional.of(Identity.anonymous(clock.instant()))
                : identity.of(shown.get(0), clock.instant());
        return new NoneExchange(proved);
    }
}
