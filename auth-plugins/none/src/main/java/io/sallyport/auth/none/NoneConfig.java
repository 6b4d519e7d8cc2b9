package io.sallyport.auth.none;

import io.sallyport.core.spi.config.Setting;
import java.util.List;

/** What the method can be told. */
public record NoneConfig(
        @Setting(
                doc =
                        "What of a client's certificate is its name: the first of these that the certificate has. A client"
                                + " that shows one which has none of them is refused.",
                defaultTo = "[{from: common-name}]")
        List<CertificateName> certificateNames) {
    /** Checks that there is any. */
    public NoneConfig {
        if (certificateNames.isEmpty()) {
            throw new IllegalArgumentException("certificate-names: an empty list (expected: at least one entry)");
        }
    }
}
