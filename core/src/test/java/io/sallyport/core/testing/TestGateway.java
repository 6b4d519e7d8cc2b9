package io.sallyport.core.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import io.sallyport.core.inbound.SystemRoutes;
import io.sallyport.core.server.ConnectionCaps;
import io.sallyport.core.server.EventLoops;
import io.sallyport.core.server.ListenerSettings;
import io.sallyport.core.server.ServerSettings;
import io.sallyport.core.server.SocksServer;
import io.sallyport.core.server.Transport;
import io.sallyport.core.session.Authentication;
import io.sallyport.core.session.SessionLimits;
import io.sallyport.core.session.SessionServices;
import io.sallyport.core.session.SessionSettings;
import io.sallyport.core.session.SessionSettings.DatagramSettings;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.tls.ListenerTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A gateway on a loopback port with real sockets, one event loop and one method; clients are the JDK's own sockets. */
public final class TestGateway implements AutoCloseable {
    /** How long a client waits for anything. */
    public static final int PATIENCE_MILLIS = 30_000;

    public static final ConnectionCaps MANY = new ConnectionCaps(1000, 1000);
    public static final String REQUEST = "05 01 00 01 7F 00 00 01";

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final InboundSettings INBOUND =
            new InboundSettings(List.of(), Optional.empty(), List.of(), new PlaceCaps(100, 100));

    public final FakePolicy policy = new FakePolicy();
    public final FakeResolver resolver = new FakeResolver();
    public final SessionRecords records = new SessionRecords();
    public final SocksServer server;
    public final EventLoops loops;

    /** Starts it on a port that the system chooses. */
    public TestGateway(Transport transport, ConnectionCaps caps, AuthenticationMethod method) throws IOException {
        this(transport, caps, method, listener("test", 0));
    }

    /** Starts it on these ports; its listeners are {@code test-0} and so on. */
    public TestGateway(Transport transport, int... ports) throws IOException {
        this(
                transport,
                MANY,
                FakeMethod.none(),
                IntStream.range(0, ports.length)
                        .mapToObj(i -> listener("test-" + i, ports[i]))
                        .toArray(ListenerSettings[]::new));
    }

    private TestGateway(
            Transport transport, ConnectionCaps caps, AuthenticationMethod method, ListenerSettings... listeners)
            throws IOException {
        assumeTrue(transport.isAvailable(), () -> transport + " is not available on this machine");
        loops = new EventLoops(transport, 1);
        SessionServices services = new SessionServices(
                new Authentication(Map.of("fake", method), Optional.empty()),
                policy,
                resolver,
                new DestinationConnector(loops.dialer(), LONG, new ParallelAttempts(10)),
                new InboundListeners(INBOUND, loops.listeningSockets(), new SystemRoutes()),
                new AssociationServices(
                        loops.datagramSockets(),
                        resolver,
                        new Associations(new PlaceCaps(100, 100), 1_000_000, PortRange.ANY, Optional.empty())),
                new Probes(IcmpSettings.OFF, new FakePrograms(), new SystemRoutes(), Runnable::run),
                new SessionLimits(),
                new AbuseControl(AbuseSettings.OFF, System::nanoTime),
                records,
                Clock.systemUTC(),
                new SessionSettings(
                        LONG, LONG, LONG, LONG, LONG, LONG, new DatagramSettings(LONG, true, 64, 1000), Set.of()));
        server = new SocksServer(loops, new ServerSettings(List.of(listeners), caps), services);
        try {
            server.start();
        } catch (IOException e) {
            loops.close();
            throw e;
        }
    }

    /** Starts it with TLS on a port that the system chooses. */
    public TestGateway(Transport transport, ListenerTls tls) throws IOException {
        this(transport, MANY, FakeMethod.none(), new ListenerSettings("test", loopback(0), false, Optional.of(tls)));
    }

    /** Starts it with one listener, wherever that is. */
    public TestGateway(Transport transport, ConnectionCaps caps, ListenerSettings listener) throws IOException {
        this(transport, caps, FakeMethod.none(), listener);
    }

    private static ListenerSettings listener(String name, int port) {
        return new ListenerSettings(name, loopback(port), false, Optional.empty());
    }

    public TestGateway(Transport transport) throws IOException {
        this(transport, MANY, FakeMethod.none());
    }

    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(Addresses.address("127.0.0.1"), port);
    }

    /** Connects to the gateway and says nothing. */
    public Socket connect() throws IOException {
        Socket client = new Socket();
        client.setSoTimeout(PATIENCE_MILLIS);
        client.connect(server.addressOf("test"), PATIENCE_MILLIS);
        return client;
    }

    /** Asks for a connection to a port of the loopback address, and gives the reply. */
    public static String request(Socket client, int port) throws IOException {
        client.getOutputStream().write(Octets.of("05 01 00", REQUEST));
        client.getOutputStream()
                .write(ByteBuffer.allocate(2).putShort((short) port).array());
        read(client, 2);
        return Octets.hex(read(client, 10));
    }

    /** Reads so many octets, or as many as there are before the end. */
    public static byte[] read(Socket socket, int count) throws IOException {
        InputStream in = socket.getInputStream();
        return in.readNBytes(count);
    }

    public static InetAddress address() {
        return loopback(0).getAddress();
    }

    @Override
    public void close() {
        server.close();
        loops.close();
    }
}
