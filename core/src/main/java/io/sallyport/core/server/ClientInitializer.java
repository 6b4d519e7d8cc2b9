package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.sallyport.core.caps.ClientSource;
import io.sallyport.core.epoll.TcpChannel;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.proxyprotocol.Forwarding;
import io.sallyport.core.proxyprotocol.ProxyHeaderHandler;
import io.sallyport.core.session.AcceptTime;
import io.sallyport.core.session.SessionHandler;
import io.sallyport.core.session.SessionServices;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a connection that a listener accepted: a session, or nothing. */
final class ClientInitializer extends ChannelInitializer<Channel> {
    private static final Logger log = LoggerFactory.getLogger(ClientInitializer.class);

    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final ListenerSettings listener;
    private final SessionServices services;
    private final LiveSessions live;
    private final Entrance entrance;
    private final Consumer<Channel> sockets;

    ClientInitializer(
            ListenerSettings listener,
            SessionServices services,
            LiveSessions live,
            Entrance entrance,
            Consumer<Channel> sockets) {
        this.sockets = sockets;
        this.listener = listener;
        this.services = services;
        this.live = live;
        this.entrance = entrance;
    }

    @Override
    protected void initChannel(Channel channel) {
        AcceptTime.mark(channel);
        AcceptedClient.of(channel, listener, live.nextId())
                .ifPresentOrElse(client -> accepted(channel, client), channel::close);
    }

    private void accepted(Channel channel, ClientInfo client) {
        InetAddress source = ClientSource.of(client);
        if (listener.isBalancer(source)) {
            awaitClient(channel, client);
        } else if (entrance.admit(channel, client.sessionId(), source)) {
            configure(channel);
            begin(channel, client);
        }
    }

    /** Not before there is room: who is kept out must cost nothing but the accept. */
    private void configure(Channel channel) {
        RelayBuffers.configure(channel);
        if (channel instanceof SocketChannel || channel instanceof TcpChannel) {
            sockets.accept(channel);
        }
    }

    private void awaitClient(Channel channel, ClientInfo balancer) {
        if (entrance.admitBalancer(
                channel, balancer.sessionId(), balancer.address().getAddress())) {
            configure(channel);
            Duration atMost = services.settings().negotiation();
            ProxyHeaderHandler.addTo(channel.pipeline(), atMost, new ForwardedClients(channel, balancer));
        }
    }

    /** Where the client is known and its first octet not yet read: what the whole stream goes through comes before the session. */
    private void begin(Channel channel, ClientInfo client) {
        SessionHandler handler = new SessionHandler(channel, services, client, listener.socks4());
        live.add(handler.session(), channel);
        listener.tls().ifPresent(tls -> tls.addTo(channel.pipeline(), client.address()));
        channel.pipeline().addLast("session", handler);
    }

    private static ClientInfo forwarded(ClientInfo balancer, InetSocketAddress client) {
        return new ClientInfo(
                balancer.sessionId(),
                balancer.listener(),
                client,
                balancer.localAddress(),
                Optional.empty(),
                Optional.of(balancer.address()),
                Optional.empty());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        FAILURES.event(count -> log.error("a connection could not be set up ({} such)", count, cause));
        ctx.close();
    }

    /** The clients that one load balancer's connection may turn out to be for: one, or none. */
    private final class ForwardedClients implements Forwarding {
        private final Channel channel;
        private final ClientInfo balancer;

        ForwardedClients(Channel channel, ClientInfo balancer) {
            this.channel = channel;
            this.balancer = balancer;
        }

        @Override
        public boolean serve(InetSocketAddress client) {
            boolean admitted = entrance.admitForwarded(channel, balancer.sessionId(), client.getAddress());
            if (admitted) {
                begin(channel, forwarded(balancer, client));
            }
            return admitted;
        }

        @Override
        public void refused(ReasonCode reason) {
            entrance.shedding().shed(reason, balancer.address().getAddress());
        }
    }
}
