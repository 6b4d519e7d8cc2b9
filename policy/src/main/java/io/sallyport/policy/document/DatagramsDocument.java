package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.util.Optional;

/**
 * What the datagrams of a permitted association are bound to.
 *
 * @param location where it stands
 * @param perSecond the most datagrams of one identity in a second
 * @param octetsPerSecond the most octets of one identity in a second
 * @param octets the most octets of one association
 * @param fullCone whether anybody may answer
 * @param dropFragments whether what was sent in fragments is dropped
 */
public record DatagramsDocument(
        SourceLocation location,

        @Setting(
                doc = "The most datagrams, both directions together, that one identity may exchange in a second under"
                        + " this rule.",
                example = "10000")
        Optional<Integer> perSecond,

        @Setting(doc = "The same in octets of payload.", example = "10000000")
        Optional<Long> octetsPerSecond,

        @Setting(
                doc = "The most octets of payload, both directions together, of one association under this rule.",
                example = "1000000000")
        Optional<Long> octets,

        @Setting(
                doc = "Whether anybody may answer an association that has sent to a destination under this rule, and"
                        + " not only the addresses and ports that it has sent to.",
                defaultTo = "false")
        boolean fullCone,

        @Setting(
                doc = "Whether datagrams that the client sends in fragments (RFC 1928 section 7) are dropped.",
                defaultTo = "false")
        boolean dropFragments) {}
