package io.sallyport.policy.document;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How strong a session must be for a rule to permit.
 *
 * @param location where it stands
 * @param methods how the identity was proved
 * @param protection the least protection of messages
 * @param tls whether the client must speak TLS
 * @param tlsVersion the oldest version of TLS, which takes TLS
 * @param clientCertificate whether it must have shown a certificate
 * @param authenticationAge how old the proof may be
 */
public record RequireDocument(
        SourceLocation location,

        @Setting(doc = "Methods of which one proved the identity.", example = "[gssapi]")
        Optional<List<String>> methods,

        @Setting(doc = "The weakest protection level that will do.", example = "confidentiality")
        Optional<ProtectionLevel> protection,

        @Setting(doc = "Whether the client must speak TLS.", defaultTo = "false")
        boolean tls,

        @Setting(doc = "The oldest version of TLS that will do, which takes TLS: 1.2 or 1.3.", example = "1.3")
        Optional<String> tlsVersion,

        @Setting(doc = "Whether the client must have shown a certificate.", defaultTo = "false")
        boolean clientCertificate,

        @Setting(doc = "How long ago the identity may have been proved.", example = "8h")
        Optional<Duration> authenticationAge) {}
