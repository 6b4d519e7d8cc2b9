package io.sallyport.core.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.sallyport.core.inbound.HostAddresses;
import io.sallyport.core.session.SessionServices;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and gives every client a session. */
public final class SocksServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SocksServer.class);
    private static final int BACKLOG = 1024;
    /** Linux: IPPROTO_IPV6 and its option. */
    private static final ChannelOption<Integer> IPV6_V6ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

    private final EventLoops loops;
    private final ServerSettings settings;
    private final SessionServices services;
    private final LiveSessions live;
    private final Entrance entrance;
    private final Map<String, Channel> listeners = new LinkedHashMap<>();

    /**
     * Makes a server that does not listen yet.
     *
     * @param loops where its connections live; the caller closes them after the server
     */
    public SocksServer(EventLoops loops, ServerSettings settings, SessionServices services) {
        this.loops = loops;
        this.settings = settings;
        this.services = services;
        Connections connections = new Connections(settings.caps());
        this.live = new LiveSessions();
        this.entrance = new Entrance(connections, services.abuse(), HostAddresses.SYSTEM::has);
    }

    /**
     * Begins to listen on every address, or on none.
     *
     * @throws IOException if an address cannot be listened on; the message names the listener
     */
    public void start() throws IOException {
        for (ListenerSettings listener : settings.listeners()) {
            try {
                listeners.put(listener.name(), bind(listener));
            } catch (IOException e) {
                stopAccepting();
                throw e;
            }
        }
    }

    private Channel bind(ListenerSettings listener) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.acceptors(), loops.connections())
                .channelFactory(loops.transport().serverSocketChannels())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new ListenerInitializer(entrance.shedding()))
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ClientInitializer(listener, services, live, entrance, loops.sockets()));
        if (listener.ipv6Only()) {
            bootstrap.option(IPV6_V6ONLY, 1);
        }
        var bound = bootstrap.bind(listener.address()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "listener " + listener.name() + ": cannot listen on " + listener.address() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return bound.channel();
    }

    /** The address and port that a listener has. */
    public InetSocketAddress addressOf(String listener) {
        Channel channel = listeners.get(listener);
        if (channel == null) {
            throw new IllegalArgumentException(
                    "no listener " + listener + " (expected: one of " + listeners.keySet() + ")");
        }
        return (InetSocketAddress) channel.localAddress();
    }

    /** How many clients are connected. */
    public int sessions() {
        return live.count();
    }

    /** Closes the listeners; sessions go on. */
    public void stopAccepting() {
        listeners.values().forEach(listener -> listener.close().awaitUninterruptibly());
        listeners.clear();
    }

    /** Stops accepting, lets sessions go on for as long as that, then ends what is left. */
    public void drain(Duration grace) throws InterruptedException {
        stopAccepting();
        live.awaitNone(grace);
        if (live.count() > 0) {
            log.info("ending {} sessions", live.count());
        }
        live.stopAll();
    }

    @Override
    public void close() {
        stopAccepting();
        live.stopAll();
    }

    /** The pipeline of a listening socket. */
    private static final class ListenerInitializer extends ChannelInitializer<ServerSocketChannel> {
        private final LoadShedding shedding;

        ListenerInitializer(LoadShedding shedding) {
            this.shedding = shedding;
        }

        @Override
        protected void initChannel(ServerSocketChannel channel) {
            channel.pipeline().addLast(new AcceptPause(shedding));
        }
    }
}
