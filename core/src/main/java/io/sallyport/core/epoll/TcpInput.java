package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a TCP connection receives: one read each time that there is something and somebody wants it. */
final class TcpInput {
    private static final Logger log = LoggerFactory.getLogger(TcpInput.class);
    private static final int END = -1;
    /** More than a socket may have received by reads of the smallest size; nothing comes after a reset. */
    private static final int MOST_LAST_READS = 4096;

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

    /**
     * The peer takes no more, and the channel is about to be closed: what came before is read while it is wanted. The system told
     * the error to whoever wrote, and gives an end of input next, which is none.
     */
    void readLast() {
        boolean more = true;
        for (int left = MOST_LAST_READS; more && left > 0 && isWanted(); left--) {
            more = readSome();
        }
    }

    private boolean isWanted() {
        return wanted && channel.isOpen() && !channel.isInputShutdown();
    }

    private boolean readSome() {
        try {
            return receive(true) > 0;
        } catch (IOException e) {
            log.trace("there is nothing more to read", e);
        } catch (RuntimeException | OutOfMemoryError e) {
            channel.pipeline().fireExceptionCaught(e);
        }
        return false;
    }

    private void read() {
        try {
            receive(false);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            fail(e);
        }
    }

    private int receive(boolean last) throws IOException {
        ByteBuf buffer = buffer();
        int octets = readInto(buffer);
        onRead(buffer, last ? Math.max(octets, 0) : octets);
        return octets;
    }

    private ByteBuf buffer() {
        var sizes = channel.unsafe().recvBufAllocHandle();
        sizes.reset(channel.config());
        return channel.alloc().directBuffer(sizes.guess());
    }

    private int readInto(ByteBuf buffer) throws IOException {
        try {
            int octets = channel.fd().readAddress(buffer.memoryAddress(), 0, buffer.capacity());
            channel.unsafe().recvBufAllocHandle().lastBytesRead(octets);
            return octets;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            buffer.release();
            throw e;
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

    private void fail(Throwable cause) {
        channel.pipeline().fireChannelReadComplete();
        channel.pipeline().fireExceptionCaught(cause);
        channel.unsafe().close(channel.unsafe().voidPromise());
    }
}
