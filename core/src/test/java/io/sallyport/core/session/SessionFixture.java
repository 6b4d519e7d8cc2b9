package io.sallyport.core.session;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.association.AssociationServices;
import io.sallyport.core.association.Associations;
import io.sallyport.core.association.PortRange;
import io.sallyport.core.caps.PlaceCaps;
import io.sallyport.core.egress.DestinationConnector;
import io.sallyport.core.egress.ParallelAttempts;
import io.sallyport.core.icmp.IcmpSettings;
import io.sallyport.core.icmp.Probes;
import io.sallyport.core.inbound.InboundListeners;
import io.sallyport.core.inbound.InboundSettings;
import io.sallyport.core.session.SessionSettings.DatagramSettings;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.audit.SessionListener;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.AuthenticationStep;
import io.sallyport.core.spi.auth.GroupLookup;
import io.sallyport.core.spi.auth.MessageProtection;
import io.sallyport.core.spi.policy.Command;
import io.sallyport.core.spi.policy.MethodOffer;
import io.sallyport.core.testing.FakeDatagramSockets;
import io.sallyport.core.testing.FakeDialer;
import io.sallyport.core.testing.FakeExchange;
import io.sallyport.core.testing.FakeListeningSockets;
import io.sallyport.core.testing.FakeMethod;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.FakePrograms;
import io.sallyport.core.testing.FakeResolver;
import io.sallyport.core.testing.SessionRecords;
import io.sallyport.core.testing.TestChannel;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One session, and everything around it in the hands of a test. */
final class SessionFixture implements AutoCloseable {
    static final String CLIENT = "198.51.100.7";
    static final String GREETING = "05 01 80";
    static final String MESSAGE = "02 61 62";
    static final String CONNECT_IPV4 = "05 01 00 01 C0 00 02 01 01 BB";
    static final String PING_IPV4 = "05 80 00 01 C0 00 02 01 00 00";
    static final int OWN_PORT = 1080;
    static final String CONNECT_NAME = "05 01 00 03 0B 65 78 61 6D 70 6C 65 2E 63 6F 6D 01 BB";
    static final String SUCCEEDED = "05 00 00 01 7F 00 00 01 12 34";
    static final Duration NEGOTIATION = Duration.ofSeconds(30);
    static final Duration RESOLVE = Duration.ofSeconds(5);
    static final Duration BIND = Duration.ofMinutes(3);
    static final InetAddress LOCAL = address("192.0.2.99");
    static final Duration CONNECT = Duration.ofSeconds(20);
    static final Duration CLOSE_AFTER_REFUSAL = Duration.ofSeconds(7);
    static final Duration PROGRAM = Duration.ofMinutes(1);
    static final Duration IDLE = Duration.ofMinutes(10);
    static final Duration LINGER = Duration.ofMinutes(1);
    static final DatagramSettings DATAGRAMS = new DatagramSettings(Duration.ofMinutes(3), true, 4, 50);

    final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket(CLIENT, 40_000));
    final FakePolicy policy = new FakePolicy();
    final FakeResolver resolver = new FakeResolver();
    final FakeDialer dialer = new FakeDialer();
    final FakeListeningSockets sockets = new FakeListeningSockets();
    final SessionRecords records = new SessionRecords();
    final FakeDatagramSockets datagramSockets = new FakeDatagramSockets();
    DatagramSettings datagrams = DATAGRAMS;
    static final long PENDING_OCTETS = 1_200_000;
    Associations registry = new Associations(new PlaceCaps(2, 2), PENDING_OCTETS, PortRange.ANY, Optional.empty());
    final FakePrograms programs = new FakePrograms();
    Probes probes = probes(2, 2);
    final SessionLimits limits = new SessionLimits();
    final FakeExchange exchange = new FakeExchange();
    private final Map<String, AuthenticationMethod> methods = new HashMap<>();
    AbuseControl abuse = new AbuseControl(AbuseSettings.OFF, System::nanoTime);
    private SessionListener listener = records;
    private Optional<GroupLookup> groupLookup = Optional.empty();
    private InboundSettings inbound =
            new InboundSettings(List.of(), Optional.empty(), List.of(), new PlaceCaps(10, 10));
    private boolean socks4;
    private Optional<SessionHandler> handler = Optional.empty();

    SessionFixture() {
        method("fake", 0x80, () -> exchange);
        programs.loop(client::runPendingTasks);
        methods.put("none", FakeMethod.none());
    }

    /** The method {@code fake} hands over that protection. */
    SessionFixture encapsulatedBy(MessageProtection protection) {
        methods.put("fake", new FakeMethod(0x80, true, () -> exchange));
        policy.offers(() ->
                new MethodOffer(List.of(new MethodOffer.OfferedMethod("fake", Set.of(ProtectionLevel.values())))));
        exchange.answers(message -> FakeExchange.completed(
                new AuthenticationStep.Accepted(FakeExchange.reply("AA"), FakeExchange.ALICE, protection)));
        return this;
    }

    /** How many programs may run. */
    SessionFixture programs(int total, int perSource) {
        probes = probes(total, perSource);
        return this;
    }

    /** How many programs have a place when that which every program has is over. */
    int programsLeft() {
        client.advance(Duration.ofSeconds(1));
        return probes.count();
    }

    private Probes probes(int total, int perSource) {
        IcmpSettings settings = new IcmpSettings(
                Map.of(Command.PING, Path.of("/bin/ping")), 4, 30, PROGRAM, false, new PlaceCaps(total, perSource));
        return new Probes(settings, programs, peer -> Optional.of(LOCAL), programs.executor());
    }

    SessionFixture method(String name, int number, Supplier<AuthenticationExchange> exchanges) {
        methods.put(name, new FakeMethod(number, exchanges));
        return this;
    }

    SessionFixture groupLookup(GroupLookup lookup) {
        groupLookup = Optional.of(lookup);
        return this;
    }

    SessionFixture listener(SessionListener other) {
        listener = other;
        return this;
    }

    /** Where the gateway listens for peers. */
    SessionFixture inbound(InboundSettings settings) {
        inbound = settings;
        return this;
    }

    /** Which associations there may be. */
    SessionFixture registry(Associations other) {
        registry = other;
        return this;
    }

    SessionFixture withSocks4() {
        socks4 = true;
        policy.offers(() -> FakePolicy.offer("none"));
        return this;
    }

    /** The client connects. */
    SessionFixture open() {
        SessionServices services = new SessionServices(
                new Authentication(methods, groupLookup),
                policy,
                resolver,
                new DestinationConnector(dialer, CONNECT, new ParallelAttempts(10)),
                new InboundListeners(inbound, sockets, peer -> Optional.of(LOCAL)),
                new AssociationServices(datagramSockets, resolver, registry),
                probes,
                limits,
                abuse,
                listener,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                new SessionSettings(
                        NEGOTIATION, RESOLVE, BIND, CLOSE_AFTER_REFUSAL, IDLE, LINGER, datagrams, Set.of(OWN_PORT)));
        SessionHandler session = new SessionHandler(client, services, info(), socks4);
        handler = Optional.of(session);
        client.pipeline().addLast("session", session);
        client.pipeline().fireChannelActive();
        return this;
    }

    ClientInfo info() {
        return new ClientInfo("s-1", "test", client.remoteAddress(), client.localAddress(), Optional.empty());
    }

    SessionFixture receive(String... hex) {
        client.receive(hex);
        return this;
    }

    /** The client connects, and a method is selected. */
    SessionFixture selected() {
        open().receive(GREETING).client.sent();
        return this;
    }

    /** The client connects, and is known. */
    SessionFixture authenticated() {
        selected().receive(MESSAGE).client.sent();
        return this;
    }

    SessionFixture requested(String... request) {
        return authenticated().receive(request);
    }

    /** The client's ping runs, and the reply is read. */
    SessionFixture probing() {
        requested(PING_IPV4).programs.settle();
        client.sent();
        return this;
    }

    SessionFixture relaying() {
        requested(CONNECT_IPV4).dialer.attempt(0).succeed();
        client.sent();
        return this;
    }

    Session session() {
        return handler.orElseThrow().session();
    }

    TestChannel destination() {
        return dialer.attempt(dialer.dialed().size() - 1).channel();
    }

    @Override
    public void close() {
        client.finishAndReleaseAll();
        sockets.close();
        for (int i = 0; i < dialer.dialed().size(); i++) {
            dialer.attempt(i).channel().finishAndReleaseAll();
        }
        datagramSockets.close();
        programs.close();
    }
}
