package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.IovArray;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;

/** What a TCP connection sends: several buffers at once, as long as there is room. */
final class TcpOutput {
    private static final long MOST_AT_ONCE = 1024 * 1024;
    private static final int MOST_BUFFERS = 128;
    private static final FastThreadLocal<IovArray> SEVERAL = new FastThreadLocal<>() {
        @Override
        protected IovArray initialValue() {
            return new IovArray(MOST_BUFFERS);
        }

        @Override
        protected void onRemoval(IovArray array) {
            array.release();
        }
    };

    private final TcpChannel channel;

    TcpOutput(TcpChannel channel) {
        this.channel = channel;
    }

    /** The same octets where the system can find them. */
    ByteBuf writable(Object message) {
        if (!(message instanceof ByteBuf octets)) {
            throw new IllegalArgumentException("no octets: " + message.getClass());
        }
        return octets.hasMemoryAddress() ? octets : copy(octets);
    }

    /** Where there is no memory for it the octets are still their owner's. */
    private ByteBuf copy(ByteBuf octets) {
        int length = octets.readableBytes();
        ByteBuf copy = channel.alloc().directBuffer(length);
        copy.writeBytes(octets, octets.readerIndex(), length);
        octets.release();
        return copy;
    }

    /** Writes until all is written or there is no room; what is left after a while lets others have their turn. */
    void write(ChannelOutboundBuffer octets) throws Exception {
        boolean room = true;
        for (int left = channel.config().getWriteSpinCount(); room && left > 0 && !octets.isEmpty(); left--) {
            room = octets.size() == 1 ? writeOne(octets) : writeSeveral(octets);
        }
        channel.await(TcpChannel.OUT, !octets.isEmpty());
    }

    private boolean writeOne(ChannelOutboundBuffer octets) throws IOException {
        ByteBuf one = (ByteBuf) octets.current();
        int length = one.readableBytes();
        int taken =
                length == 0 ? 0 : channel.fd().writeAddress(one.memoryAddress(), one.readerIndex(), one.writerIndex());
        return written(octets, taken, length);
    }

    private boolean writeSeveral(ChannelOutboundBuffer octets) throws Exception {
        IovArray several = SEVERAL.get();
        several.clear();
        several.maxBytes(MOST_AT_ONCE);
        octets.forEachFlushedMessage(several);
        FileDescriptor to = channel.fd();
        long taken = several.count() == 0 ? 0 : to.writevAddresses(several.memoryAddress(0), several.count());
        return written(octets, taken, several.size());
    }

    /** Empty buffers are taken, too. */
    private static boolean written(ChannelOutboundBuffer octets, long taken, long offered) {
        octets.removeBytes(taken);
        return taken == offered;
    }
}
