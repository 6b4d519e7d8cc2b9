package io.sallyport.gateway.config;

import io.sallyport.core.association.PortRange;
import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.MalformedHostException;
import io.sallyport.gateway.yaml.Mistakes;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UDP associations. */
public record UdpConfiguration(
        SourceLocation location,

        @Setting(
                doc = "The ports that clients send their datagrams to, for a firewall before the gateway; when"
                        + " absent, any that the system gives.",
                example = "30000-30999")
        Optional<String> ports,

        @Setting(
                doc = "The IP address that clients are told to send to, where they do not reach the gateway by its own"
                        + " (address translation, a load balancer). For clients of the same family only.",
                example = "203.0.113.7")
        Optional<String> advertisedAddress,

        @Setting(
                doc = "The longest time without a datagram that is relayed; a rule may set a shorter one. From 1s to"
                        + " 1d.",
                defaultTo = "5m")
        Duration idle,

        @Setting(
                doc = "What becomes of datagrams that clients send in fragments (RFC 1928 section 7); a rule may drop"
                        + " them all the same.",
                defaultTo = "reassemble")
        Fragments fragments,

        @Setting(
                doc = "The most associations at a time; from 1 to 1000000. Each takes up to six open files beside its"
                        + " connection, which are kept free for it; fewer connections are taken then.",
                defaultTo = "1000")
        int associations,

        @Setting(
                doc = "The most associations at a time of clients from one source address; from 1 to 1000000.",
                defaultTo = "100")
        int associationsPerSource,

        @Setting(
                doc = "How many destinations one association remembers; one more displaces the one unused for"
                        + " longest, which may then no longer answer: first of those that are denied. From 1 to 65536.",
                defaultTo = "1024")
        int destinations,

        @Setting(
                doc = "How many destinations one association may find out about in a second, also those that are"
                        + " denied; datagrams to more are dropped. From 1 to 100000.",
                defaultTo = "100")
        int newDestinationsPerSecond) {

    private static final Pattern RANGE = Pattern.compile("([1-9][0-9]{0,4})-([1-9][0-9]{0,4})");
    private static final int HIGHEST_PORT = 65535;

    /** Checks the bounds. */
    public UdpConfiguration {
        Optional<String> range = ports;
        Optional<String> address = advertisedAddress;
        Mistakes mistakes = new Mistakes();
        mistakes.collect(() -> range.ifPresent(UdpConfiguration::range));
        mistakes.collect(() -> address.ifPresent(UdpConfiguration::address));
        mistakes.refuse();
        new Bounds()
                .check("idle", idle, Duration.ofSeconds(1), Duration.ofDays(1))
                .check("associations", associations, 1, 1_000_000)
                .check("associations-per-source", associationsPerSource, 1, 1_000_000)
                .check("destinations", destinations, 1, 65_536)
                .check("new-destinations-per-second", newDestinationsPerSecond, 1, 100_000)
                .refuse();
    }

    /** The ports that clients send to. */
    public PortRange portRange() {
        return ports.map(UdpConfiguration::range).orElse(PortRange.ANY);
    }

    /** What clients are told in place of the gateway's own address. */
    public Optional<InetAddress> advertised() {
        return advertisedAddress.map(UdpConfiguration::address);
    }

    private static PortRange range(String text) {
        Matcher form = RANGE.matcher(text);
        if (form.matches()) {
            int first = Integer.parseInt(form.group(1));
            int last = Integer.parseInt(form.group(2));
            if (first <= last && last <= HIGHEST_PORT) {
                return new PortRange(first, last);
            }
        }
        throw new IllegalArgumentException("ports: '" + text + "' (expected: a range of ports, as 30000-30999)");
    }

    private static InetAddress address(String text) {
        try {
            if (CanonicalHost.parse(text) instanceof CanonicalHost.Address literal
                    && !literal.address().isAnyLocalAddress()
                    && !literal.address().isMulticastAddress()) {
                return literal.address();
            }
        } catch (MalformedHostException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "advertised-address: '" + text + "' (expected: the IP address of one host, as 203.0.113.7)");
    }

    /** What becomes of fragments. */
    public enum Fragments {
        REASSEMBLE,
        DROP
    }
}
