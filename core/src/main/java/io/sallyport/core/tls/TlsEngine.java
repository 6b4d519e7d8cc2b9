package io.sallyport.core.tls;

import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;

/** What encrypts. */
public enum TlsEngine {
    /** The JDK's. */
    JDK(SslProvider.JDK),
    /** BoringSSL, where Netty's native library loads. */
    BORINGSSL(SslProvider.OPENSSL);

    private static final String BORINGSSL_NAME = "BoringSSL";

    static {
        // Read once, when the JDK's engine is loaded. Nothing of SOCKS needs a renegotiation, which TLS 1.3 has not.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final SslProvider provider;

    TlsEngine(SslProvider provider) {
        this.provider = provider;
    }

    SslProvider provider() {
        return provider;
    }

    /** Whether it is there on this machine. */
    public boolean isAvailable() {
        return this == JDK
                || (OpenSsl.isAvailable()
                        && BORINGSSL_NAME.equals(OpenSsl.versionString())
                        && CloseNotify.isUnderstoodOfBoringSsl());
    }

    /** BoringSSL where it loads, else the JDK's. */
    public static TlsEngine best() {
        return BORINGSSL.isAvailable() ? BORINGSSL : JDK;
    }
}
