package io.sallyport.core.session;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.encapsulation.EncapsulationCodec;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.spi.TlsSession;
import io.sallyport.core.spi.auth.MessageProtection;
import io.sallyport.core.tls.TlsBegun;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The client's side of a session in its pipeline until a relay takes over: each event becomes one call. */
public final class SessionHandler extends ChannelInboundHandlerAdapter implements ClientLink {
    private final Channel channel;
    private final Session session;
    private final Duration closeAfterRefusal;
    private final ReceivedOctets received;

    /** Makes the handler of a channel that is registered and has auto-read off. */
    public SessionHandler(Channel channel, SessionServices services, ClientInfo client, boolean socks4) {
        this.channel = channel;
        this.closeAfterRefusal = services.settings().closeAfterRefusal();
        this.received = new ReceivedOctets(channel.alloc());
        this.session = new Session(services, this, client, socks4);
    }

    /** The session, to end it from outside. */
    public Session session() {
        return session;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        session.start();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object octets) {
        received.add((ByteBuf) octets);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        session.onOctets();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            session.onClientEnded();
        } else if (event instanceof Displacement why) {
            session.onDisplaced(why);
        } else if (event instanceof TlsBegun) {
            session.onTlsBegun();
        } else if (event instanceof TlsSession tls) {
            session.onSecured(tls);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        session.onClientLeft();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (cause instanceof ProtocolException violation) {
            session.onViolation(violation.reason());
        } else if (cause instanceof IOException) {
            session.onClientLeft();
        } else {
            session.fail(cause);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        received.release();
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public Duration sinceAccept() {
        return AcceptTime.since(channel);
    }

    @Override
    public EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public ByteBuf received() {
        return received.octets();
    }

    @Override
    public void send(ByteBuf octets) {
        channel.writeAndFlush(octets);
    }

    @Override
    public void encapsulate(MessageProtection protection) {
        ChannelPipeline pipeline = channel.pipeline();
        EncapsulationCodec codec = new EncapsulationCodec(protection, received.drain());
        pipeline.addBefore(pipeline.context(this).name(), "encapsulation", codec);
    }

    @Override
    public void read() {
        channel.read();
    }

    @Override
    public void refuse(ByteBuf answer) {
        received.release();
        channel.pipeline().replace(this, "refusal", new RefusalHandler(closeAfterRefusal, answer));
    }

    @Override
    public void close() {
        received.release();
        channel.close();
    }

    @Override
    public Handover handOver() {
        ByteBuf sentAhead = received.take();
        channel.pipeline().remove(this);
        return new Handover(channel, sentAhead);
    }
}
