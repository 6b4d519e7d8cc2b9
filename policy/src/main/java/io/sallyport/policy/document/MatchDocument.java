package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.Command;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a request: every key that is there must match, and a key matches if one of its entries does.
 *
 * @param location where it stands
 * @param identities who asks
 * @param groups a group that it belongs to
 * @param sources networks of the client's address
 * @param listeners listeners that accepted the client
 * @param tlsVersions the version of its TLS
 * @param commands what is asked for
 * @param hosts the destination's name
 * @param networks networks of the destination's address
 * @param ports the destination's port
 * @param times when
 */
public record MatchDocument(
        SourceLocation location,

        @Setting(doc = "Identities by their whole names.", example = "[alice@EXAMPLE.COM]")
        Optional<List<String>> identities,

        @Setting(doc = "Groups of which the identity is in at least one.", example = "[staff, $partners]")
        Optional<List<String>> groups,

        @Setting(doc = "Networks that the client's address is in.", example = "[192.0.2.0/24, $office]")
        Optional<List<String>> sources,

        @Setting(doc = "Listeners that accepted the client.", example = "[main]")
        Optional<List<String>> listeners,

        @Setting(doc = "Versions of TLS that the client speaks: 1.2, 1.3.", example = "['1.2']")
        Optional<List<String>> tlsVersions,

        @Setting(
                doc = "Commands; absent: those of RFC 1928. A rule that permits ping or traceroute names them.",
                example = "[connect]")
        Optional<List<Command>> commands,

        @Setting(
                doc = "Destination names: a name, .suffix (the domain and all below it), or a pattern in which *"
                        + " and ? stand within one label.",
                example = "[www.example.com, .example.net, 'web-*.example.org']")
        Optional<List<String>> hosts,

        @Setting(doc = "Networks that the destination's address is in.", example = "[198.51.100.0/24]")
        Optional<List<String>> networks,

        @Setting(doc = "Destination ports and ranges of ports.", example = "[80, 8000-8999]")
        Optional<List<String>> ports,

        @Setting(doc = "Times of the week.") Optional<List<TimeWindowDocument>> times) {}
