package io.sallyport.core.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.sallyport.core.epoll.Accepting;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the sockets of listeners. */
final class ListenerOpener {
    private static final int BACKLOG = 1024;
    /** Linux: IPPROTO_IPV6 and its option. */
    private static final ChannelOption<Integer> IPV6_V6ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

    private final EventLoops loops;
    private final LoadShedding shedding;

    ListenerOpener(EventLoops loops, LoadShedding shedding) {
        this.loops = loops;
        this.shedding = shedding;
    }

    /**
     * Opens one.
     *
     * @throws IOException if it cannot be listened there; the message says where and why
     */
    OpenListener open(ListenerPlace place, Clients clients) throws IOException {
        if (place instanceof ListenerPlace.UnixSocket socket) {
            return unix(socket, clients);
        }
        if (place instanceof ListenerPlace.Inherited inherited) {
            return inherited(inherited, clients);
        }
        return network((ListenerPlace.Network) place, clients);
    }

    private OpenListener network(ListenerPlace.Network place, Clients clients) throws IOException {
        try {
            List<Channel> channels = open(place, clients);
            return new OpenListener(channels, channels.get(0).localAddress().toString(), () -> {});
        } catch (IOException e) {
            throw new IOException("cannot listen on " + place.address() + ": " + e.getMessage(), e);
        }
    }

    private List<Channel> open(ListenerPlace.Network place, Clients clients) throws IOException {
        return loops.transport() == Transport.EPOLL
                ? new SharedPort(() -> shared(place, clients), loops.connections()).open(place.address())
                : List.of(bound(network(place, accepting(clients)), place.address()));
    }

    private ServerBootstrap shared(ListenerPlace.Network place, Clients clients) {
        ServerBootstrap bootstrap = network(place, bootstrap(clients.apply(loops.sockets()::configureRest)));
        loops.sockets().keepAliveInherited(bootstrap);
        return loops.transport().ownChannels()
                ? bootstrap.handler(new ListenerInitializer(shedding, Accepting::new))
                : bootstrap;
    }

    private ServerBootstrap network(ListenerPlace.Network place, ServerBootstrap bootstrap) {
        bootstrap
                .channelFactory(loops.transport().serverSocketChannels())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true);
        loops.transport().acceptWithoutDelay(bootstrap);
        return place.ipv6Only() ? bootstrap.option(IPV6_V6ONLY, 1) : bootstrap;
    }

    private OpenListener unix(ListenerPlace.UnixSocket place, Clients clients) throws IOException {
        String where = "unix:" + place.path();
        if (loops.transport() != Transport.EPOLL) {
            throw new IOException("cannot listen on " + where + ": the transport is not epoll");
        }
        ServerBootstrap bootstrap = accepting(clients)
                .channelFactory(EpollServerDomainSocketChannel::new)
                .option(ChannelOption.SO_BACKLOG, BACKLOG);
        try {
            UnixSocketFile<Listening> file = UnixSocketFile.make(
                    place, hidden -> new Listening(bound(bootstrap, new DomainSocketAddress(hidden.toFile()))));
            return new OpenListener(List.of(file.listener().channel()), where, file::remove);
        } catch (IOException e) {
            throw new IOException("cannot listen on " + where + ": " + e.getMessage(), e);
        }
    }

    /**
     * It listens already, and is not bound again. It may be a blocking one, of which no more may be accepted than epoll
     * says that there is: one at a time. Nothing is, before whoever takes connections is in the pipeline.
     */
    private OpenListener inherited(ListenerPlace.Inherited place, Clients clients) throws IOException {
        String where = place.toString();
        if (loops.transport() != Transport.EPOLL) {
            throw new IOException("cannot listen on " + where + ": the transport is not epoll");
        }
        boolean network = place.port().isPresent();
        int descriptor = place.descriptor();
        ServerBootstrap bootstrap = accepting(clients)
                .channelFactory(() -> network
                        ? new EpollServerSocketChannel(descriptor)
                        : new EpollServerDomainSocketChannel(descriptor))
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.RECVBUF_ALLOCATOR, new ServerChannelRecvByteBufAllocator());
        ChannelFuture registered = bootstrap.register().awaitUninterruptibly();
        if (!registered.isSuccess()) {
            throw new IOException(
                    "cannot listen on " + where + ": " + registered.cause().getMessage(), registered.cause());
        }
        Channel channel = registered.channel();
        channel.eventLoop().execute(() -> channel.config().setAutoRead(true));
        return new OpenListener(List.of(channel), where, () -> {});
    }

    /** One whose connections come from a single socket, for all event loops. */
    private ServerBootstrap accepting(Clients clients) {
        return bootstrap(clients.apply(loops.sockets()::configure)).group(loops.acceptors(), loops.connections());
    }

    private ServerBootstrap bootstrap(ClientInitializer clients) {
        return new ServerBootstrap()
                .handler(new ListenerInitializer(shedding, ChannelOutboundHandlerAdapter::new))
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(clients);
    }

    static Channel bound(ServerBootstrap bootstrap, SocketAddress address) throws IOException {
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return bound.channel();
    }

    /** Makes what takes the connections of a listener, whose sockets are still to be given some options. */
    interface Clients extends Function<Consumer<Channel>, ClientInitializer> {}

    private record Listening(Channel channel) implements Closeable {
        @Override
        public void close() {
            channel.close().awaitUninterruptibly();
        }
    }

    /** The pipeline of a listening socket. */
    private static final class ListenerInitializer extends ChannelInitializer<Channel> {
        private final LoadShedding shedding;
        private final Supplier<ChannelHandler> accepting;

        ListenerInitializer(LoadShedding shedding, Supplier<ChannelHandler> accepting) {
            this.shedding = shedding;
            this.accepting = accepting;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new AcceptPause(shedding), accepting.get());
        }
    }
}
