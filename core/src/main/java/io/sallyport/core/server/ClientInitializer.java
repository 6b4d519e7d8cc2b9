package io.sallyport.core.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.sallyport.core.session.SessionHandler;
import io.sallyport.core.session.SessionServices;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.ReasonCode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a connection that a listener accepted: a session, or nothing. */
final class ClientInitializer extends ChannelInitializer<SocketChannel> {
    private static final Logger log = LoggerFactory.getLogger(ClientInitializer.class);

    private final ListenerSettings listener;
    private final SessionServices services;
    private final LiveSessions live;
    private final LoadShedding shedding;

    ClientInitializer(ListenerSettings listener, SessionServices services, LiveSessions live, LoadShedding shedding) {
        this.listener = listener;
        this.services = services;
        this.live = live;
        this.shedding = shedding;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        RelayBuffers.configure(channel.config());
        InetSocketAddress address = channel.remoteAddress();
        InetSocketAddress local = channel.localAddress();
        if (address == null || local == null) {
            channel.close();
            return;
        }
        InetAddress source = address.getAddress();
        Optional<ReasonCode> shed = live.connections().opened(source);
        if (shed.isPresent()) {
            shedding.shed(shed.get());
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> live.connections().closed(source));
        begin(channel, new ClientInfo(live.nextId(), listener.name(), address, local, Optional.empty()));
    }

    private void begin(SocketChannel channel, ClientInfo client) {
        SessionHandler handler = new SessionHandler(channel, services, client, listener.socks4());
        live.add(handler.session(), channel);
        listener.tls().ifPresent(tls -> tls.addTo(channel.pipeline()));
        channel.pipeline().addLast("session", handler);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        log.error("a connection could not be set up", cause);
        ctx.close();
    }
}
