package io.sallyport.policy.compile;

import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.Groups;
import io.sallyport.core.spi.Identity;
import io.sallyport.core.spi.UnixPeer;
import io.sallyport.core.spi.policy.AccessRequest;
import io.sallyport.core.spi.policy.AccessRequest.Proof;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.spi.policy.Destination;
import io.sallyport.core.spi.policy.MalformedHostException;
import io.sallyport.policy.address.NetworkParser;
import io.sallyport.policy.document.BadValueException;
import io.sallyport.policy.document.FactsDocument;
import io.sallyport.policy.explain.Session;
import io.sallyport.policy.rule.Channel;
import io.sallyport.policy.rule.CommandCondition;
import io.sallyport.policy.rule.TlsVersion;
import io.sallyport.policy.rule.Transport;
import io.sallyport.policy.rule.Words;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns facts that somebody wrote down into those of a session. */
final class FactsReader {
    private static final int LAST_PORT = 0xFFFF;
    private static final int CLIENT_PORT = 1024;
    private static final int SOCKS_PORT = 1080;
    private static final Pattern UNIX_USER = Pattern.compile("unix:uid=(0|[1-9][0-9]{0,9})");

    private final KnownNames known;
    private final Problems problems;

    FactsReader(KnownNames known, Problems problems) {
        this.known = known;
        this.problems = problems;
    }

    /** Reads facts; reports all that is wrong with them. */
    Optional<Session> read(Place place, FactsDocument facts) {
        known.checkListener(place.key("listener"), facts.listener());
        known.checkMethod(place.key("method"), facts.method());
        checkAlternatives(place, facts);
        Optional<ClientInfo> client = problems.value(place.key("source"), facts.source(), text -> client(facts, text));
        Optional<CanonicalHost> host = problems.value(place.key("host"), facts.host(), FactsReader::host);
        Optional<Instant> time = problems.value(place.key("time"), facts.time(), FactsReader::time);
        Optional<String> name = problems.value(place.key("identity"), facts.identity(), NameParser::parse);
        Optional<InetAddress> address =
                facts.address().flatMap(text -> problems.value(place.key("address"), text, NetworkParser::address));
        host.filter(CanonicalHost.Address.class::isInstance)
                .filter(literal -> facts.address().isPresent())
                .ifPresent(literal -> problems.error(place.key("address")
                        .problem("an address for the host " + literal.text(), "no address, as the host is one")));
        Optional<InetAddress> peer =
                facts.peer().flatMap(text -> problems.value(place.key("peer"), text, NetworkParser::address));
        host.ifPresent(known -> new PeerCheck(place, problems).check(facts, known, address, peer));
        if (client.isEmpty() || host.isEmpty() || time.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Destination destination = new Destination(facts.host(), host.get(), facts.port());
        AccessRequest request = new AccessRequest(
                client.get(), proof(facts, name.get(), time.get()), facts.command(), destination, Optional.empty());
        Optional<InetSocketAddress> connected = peer.map(from -> new InetSocketAddress(from, CLIENT_PORT));
        return Optional.of(new Session(
                request, channel(place, facts), address, connected, time.get().toEpochMilli()));
    }

    private void checkAlternatives(Place place, FactsDocument facts) {
        if (facts.groupsUnknown() && facts.groups().isPresent()) {
            problems.error(place.key("groups").problem("groups that are unknown", "groups or groups-unknown"));
        }
        if (facts.port() < 0 || facts.port() > LAST_PORT) {
            problems.error(place.key("port").problem("'" + facts.port() + "' is no port", "0 to " + LAST_PORT));
        }
        if (facts.port() != 0 && CommandCondition.isToBeNamed(facts.command())) {
            problems.error(place.key("port").problem("a port of a " + Words.of(facts.command()), "0, as it has none"));
        }
        if (facts.authenticationAge().isNegative()) {
            problems.error(
                    place.key("authentication-age").problem("'" + facts.authenticationAge() + "'", "0s or more"));
        }
    }

    private static ClientInfo client(FactsDocument facts, String text) throws BadValueException {
        Matcher user = UNIX_USER.matcher(text);
        if (user.matches()) {
            UnixPeer peer = new UnixPeer(Long.parseLong(user.group(1)), 0);
            return ClientInfo.atUnixSocket("test", facts.listener(), peer, "/");
        }
        InetAddress source = NetworkParser.address(text);
        return new ClientInfo(
                "test",
                facts.listener(),
                new InetSocketAddress(source, CLIENT_PORT),
                new InetSocketAddress(source, SOCKS_PORT),
                Optional.empty());
    }

    private static Proof proof(FactsDocument facts, String name, Instant time) {
        Set<String> names = new HashSet<>(facts.groups().orElse(List.of()));
        Groups groups = facts.groupsUnknown() ? Groups.NOT_LOOKED_UP : Groups.of(names);
        Instant proved = time.minus(facts.authenticationAge());
        return new Proof(facts.method(), Identity.of(name, groups, proved), facts.protection());
    }

    /** Of what is not said the weakest is taken, so that no test passes by it. */
    private Channel channel(Place place, FactsDocument facts) {
        boolean tls = facts.tls() || facts.tlsVersion().isPresent();
        Transport transport = Transport.of(tls, facts.clientCertificate());
        TlsVersion version = facts.tlsVersion()
                .flatMap(text -> problems.value(place.key("tls-version"), text, TlsVersionParser::parse))
                .orElse(TlsVersion.TLS_1_2);
        return transport == Transport.PLAIN ? Channel.PLAIN : new Channel(transport, version);
    }

    private static CanonicalHost host(String text) throws BadValueException {
        try {
            return CanonicalHost.parse(text);
        } catch (MalformedHostException e) {
            throw new BadValueException("no host: " + e.getMessage(), "a name or an address", e);
        }
    }

    private static Instant time(String text) throws BadValueException {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadValueException("'" + text + "' is no time", "a time such as 2026-01-05T12:00:00Z", e);
        }
    }
}
