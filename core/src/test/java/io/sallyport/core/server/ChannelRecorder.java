package io.sallyport.core.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Keeps what one channel delivers, in a form that the test's thread may ask for. */
final class ChannelRecorder extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<DuplexChannel> channel = new CompletableFuture<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private volatile int receivedBeforeEnd = -1;
    private volatile Optional<Throwable> failure = Optional.empty();

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel.complete((DuplexChannel) context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf octets = (ByteBuf) message;
        received.writeBytes(ByteBufUtil.getBytes(octets));
        octets.release();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            receivedBeforeEnd = received.size();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failure = Optional.of(cause);
    }

    DuplexChannel channel() {
        return channel.join();
    }

    byte[] received() {
        return received.toByteArray();
    }

    boolean inputEnded() {
        return receivedBeforeEnd >= 0;
    }

    int receivedBeforeEnd() {
        return receivedBeforeEnd;
    }

    Optional<Throwable> failure() {
        return failure;
    }
}
