package io.sallyport.policy.document;

import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Command;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The facts of a session, as somebody writes them down.
 *
 * @param location where they stand
 * @param source the client's address
 * @param listener the listener that accepted it
 * @param tls whether it speaks TLS
 * @param tlsVersion the version of its TLS, which takes TLS
 * @param clientCertificate whether it showed a certificate, which takes TLS
 * @param method how it proved its identity
 * @param identity who it is
 * @param groups the groups that it belongs to
 * @param groupsUnknown whether nobody could say what its groups are
 * @param protection the protection level of its messages
 * @param authenticationAge how long ago it proved its identity
 * @param command what it asks for
 * @param host the destination as it asks for it, a name or an address
 * @param address what that name resolves to
 * @param port the destination's port
 * @param peer who connects to what a BIND listens at
 * @param time when it asks
 */
public record FactsDocument(
        SourceLocation location,

        @Setting(
                doc = "The client's address; of a client of a Unix-domain socket unix:uid= and the number of its user.",
                example = "192.0.2.7")
        String source,

        @Setting(doc = "The listener that accepted it.", example = "main")
        String listener,

        @Setting(doc = "Whether it speaks TLS.", defaultTo = "false")
        boolean tls,

        @Setting(doc = "The version of its TLS, which takes TLS; absent: 1.2 where it speaks TLS.", example = "1.3")
        Optional<String> tlsVersion,

        @Setting(doc = "Whether it showed a certificate, which takes TLS.", defaultTo = "false")
        boolean clientCertificate,

        @Setting(doc = "The method that proved its identity.", example = "password")
        String method,

        @Setting(doc = "Who it is.", defaultTo = "anonymous")
        String identity,

        @Setting(doc = "The groups that it belongs to; absent: none.", example = "[staff]")
        Optional<List<String>> groups,

        @Setting(doc = "Whether its groups could not be found out.", defaultTo = "false")
        boolean groupsUnknown,

        @Setting(doc = "The protection level of its messages.", defaultTo = "none")
        ProtectionLevel protection,

        @Setting(doc = "How long ago it proved its identity.", defaultTo = "0s")
        Duration authenticationAge,

        @Setting(doc = "What it asks for.", defaultTo = "connect")
        Command command,

        @Setting(doc = "The destination as it asks for it: a name or an address.", example = "www.example.com")
        String host,

        @Setting(doc = "What the name resolves to.", example = "198.51.100.7")
        Optional<String> address,

        @Setting(doc = "The destination's port; 0 with command: ping and traceroute.", example = "443")
        int port,

        @Setting(doc = "Who connects, after command: bind.", example = "198.51.100.7")
        Optional<String> peer,

        @Setting(doc = "When it asks, in ISO 8601 with an offset.", defaultTo = "2026-01-05T12:00:00Z")
        String time) {}
