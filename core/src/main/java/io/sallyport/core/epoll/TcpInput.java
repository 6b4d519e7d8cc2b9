package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a TCP connection receives: one read each time that there is something and somebody wants it. */
final class TcpInput {
    private static final int END = -1;

    private final TcpChannel channel;
    private boolean wanted;

    TcpInput(TcpChannel channel) {
        this.channel = channel;
    }

    void want() {
        wanted = true;
        if (!channel.isInputShutdown()) {
            channel.await(TcpChannel.IN, true);
        }
    }

    void wantNoMore() {
        wanted = false;
        channel.await(TcpChannel.IN, false);
    }

    /** There are octets, the end of them, or an error. */
    void ready() {
        if (!channel.isOpen() || channel.isInputShutdown()) {
            channel.await(TcpChannel.IN, false);
            return;
        }
        read();
        if (!wanted && !channel.config().isAutoRead()) {
            channel.await(TcpChannel.IN, false);
        }
    }

    private void read() {
        ByteBuf buffer = null;
        try {
            var sizes = channel.unsafe().recvBufAllocHandle();
            sizes.reset(channel.config());
            buffer = channel.alloc().directBuffer(sizes.guess());
            int octets = channel.fd().readAddress(buffer.memoryAddress(), 0, buffer.capacity());
            sizes.lastBytesRead(octets);
            ByteBuf filled = buffer;
            buffer = null;
            onRead(filled, octets);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            fail(buffer, e);
        }
    }

    private void onRead(ByteBuf buffer, int octets) {
        ChannelPipeline pipeline = channel.pipeline();
        if (octets > 0) {
            wanted = false;
            pipeline.fireChannelRead(buffer.writerIndex(octets));
        } else {
            buffer.release();
        }
        pipeline.fireChannelReadComplete();
        if (octets == END) {
            end(pipeline);
        }
    }

    private void end(ChannelPipeline pipeline) {
        wanted = false;
        channel.inputEnds();
        channel.await(TcpChannel.IN, false);
        pipeline.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        pipeline.fireUserEventTriggered(ChannelInputShutdownReadComplete.INSTANCE);
    }

    private void fail(@Nullable ByteBuf buffer, Throwable cause) {
        if (buffer != null) {
            buffer.release();
        }
        channel.pipeline().fireChannelReadComplete();
        channel.pipeline().fireExceptionCaught(cause);
        channel.unsafe().close(channel.unsafe().voidPromise());
    }
}
