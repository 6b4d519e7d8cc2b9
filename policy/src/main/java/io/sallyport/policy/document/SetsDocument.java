package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Named lists, each for one kind of condition.
 *
 * @param location where it stands
 * @param identities for {@code identities}
 * @param groups for {@code groups}
 * @param networks for {@code sources} and {@code networks}
 * @param hosts for {@code hosts}
 * @param ports for {@code ports}
 */
public record SetsDocument(
        SourceLocation location,
        @Setting(doc = "Lists of identity names.") Optional<Map<String, List<String>>> identities,
        @Setting(doc = "Lists of group names.") Optional<Map<String, List<String>>> groups,

        @Setting(doc = "Lists of networks, for sources and networks.", example = "{office: [192.0.2.0/24]}")
        Optional<Map<String, List<String>>> networks,

        @Setting(doc = "Lists of host patterns.", example = "{partners: [.example.com, api.example.net]}")
        Optional<Map<String, List<String>>> hosts,

        @Setting(doc = "Lists of ports and port ranges.", example = "{web: [80, 443, 8000-8999]}")
        Optional<Map<String, List<String>>> ports) {}
