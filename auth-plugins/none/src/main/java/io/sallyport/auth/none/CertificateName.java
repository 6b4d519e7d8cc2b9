package io.sallyport.auth.none;

import io.sallyport.core.spi.config.Setting;
import java.util.Optional;

/** One way from a certificate to a name. */
public record CertificateName(
        @Setting(
                doc = "The most specific CN of the subject, or of the subject's alternative names the e-mail address,"
                        + " Microsoft's user principal name, or the URI (as SPIFFE has it).",
                example = "uri")
        Source from,

        @Setting(doc = "What it must begin with; taken off.", example = "'spiffe://example.com/'")
        Optional<String> prefix,

        @Setting(doc = "What it must end with; taken off.", example = "'@example.com'")
        Optional<String> suffix) {

    /** Gives the name in a value, if it is one of those that are meant. */
    Optional<String> in(String value) {
        String before = prefix.orElse("");
        String after = suffix.orElse("");
        if (value.length() <= before.length() + after.length() || !value.startsWith(before) || !value.endsWith(after)) {
            return Optional.empty();
        }
        return Optional.of(value.substring(before.length(), value.length() - after.length()));
    }

    /** Where a name stands. */
    public enum Source {
        COMMON_NAME,
        EMAIL,
        UPN,
        URI
    }
}
