package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.policy.rule.Transport;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a client before anybody knows who it is; every key that is there must match.
 *
 * @param location where it stands
 * @param sources networks of its address
 * @param listeners listeners that accepted it
 * @param transports what it speaks SOCKS in
 * @param tlsVersions the version of its TLS
 */
public record ClientMatchDocument(
        SourceLocation location,

        @Setting(doc = "Networks that the client's address is in.", example = "[192.0.2.0/24, $office]")
        Optional<List<String>> sources,

        @Setting(doc = "Listeners that accepted the client.", example = "[main]")
        Optional<List<String>> listeners,

        @Setting(
                doc = "What the client speaks SOCKS in, where methods are offered: plain, tls (with a certificate or"
                        + " without), tls-with-certificate.",
                example = "[tls]")
        Optional<List<Transport>> transports,

        @Setting(
                doc = "Versions of TLS that the client speaks, where methods are offered: 1.2, 1.3.",
                example = "['1.3']")
        Optional<List<String>> tlsVersions) {}
