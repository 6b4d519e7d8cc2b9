package io.sallyport.policy.document;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a permitted session is bound to.
 *
 * @param location where it stands
 * @param idle the longest silence
 * @param lifetime the longest life
 * @param sessionsPerIdentity the most sessions of one identity
 * @param sessionsPerRule the most sessions of all identities
 * @param datagrams what the datagrams of an association are bound to
 * @param egressAddresses where it goes out from
 * @param egressInterface what it goes out by
 */
public record ObligationsDocument(
        SourceLocation location,

        @Setting(doc = "The longest time without an octet in either direction.", example = "10m")
        Optional<Duration> idle,

        @Setting(doc = "The longest time from the permission to the end.", example = "12h")
        Optional<Duration> lifetime,

        @Setting(doc = "The most sessions that one identity may have at a time under this rule.", example = "20")
        Optional<Integer> sessionsPerIdentity,

        @Setting(doc = "The most sessions that all together may have at a time under this rule.", example = "500")
        Optional<Integer> sessionsPerRule,

        @Setting(
                doc = "What the datagrams of a UDP association are bound to.",
                example = "{per-second: 1000, octets-per-second: 1000000}")
        Optional<DatagramsDocument> datagrams,

        @Setting(
                doc = "The addresses of this host by which what the rule permits goes out, one of each family at most."
                        + " Only with the commands connect and udp-associate.",
                example = "[192.0.2.5, '2001:db8::5']")
        Optional<List<String>> egressAddresses,

        @Setting(
                doc =
                        "The network interface of this host by which what the rule permits goes out, whatever the routes"
                                + " of others say. Only with the commands connect and udp-associate, and with the transport epoll.",
                example = "eth1")
        Optional<String> egressInterface) {}
