package io.sallyport.policy.compile;

import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.rule.TlsVersion;

/** Reads versions of TLS. */
final class TlsVersionParser {
    private TlsVersionParser() {}

    static TlsVersion parse(String text) throws BadValueException {
        return TlsVersion.named(text)
                .orElseThrow(() -> new BadValueException("'" + text + "' is no version of TLS here", "1.2 or 1.3"));
    }
}
