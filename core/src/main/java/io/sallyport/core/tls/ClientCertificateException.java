package io.sallyport.core.tls;

import io.sallyport.core.spi.ReasonCode;
import java.security.cert.CertificateException;

/** A client's certificate that is not believed. */
public final class ClientCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient ReasonCode reason;

    ClientCertificateException(ReasonCode reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** The reason for the log. */
    public ReasonCode reason() {
        return reason;
    }
}
