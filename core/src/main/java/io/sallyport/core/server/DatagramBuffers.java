package io.sallyport.core.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * The buffers that datagrams are read into: long, as none must be cut, and as a rule the thread's one, which nobody holds
 * any more when the next read comes.
 */
final class DatagramBuffers extends DefaultMaxMessagesRecvByteBufAllocator {
    private static final FastThreadLocal<Reused> REUSED = new FastThreadLocal<>() {
        @Override
        protected Reused initialValue() {
            return new Reused();
        }

        @Override
        protected void onRemoval(Reused reused) {
            reused.buffer.release();
        }
    };

    private final int length;

    DatagramBuffers(int length, int maxMessages) {
        super(maxMessages);
        this.length = length;
    }

    @Override
    public MaxMessageHandle newHandle() {
        return new ReadHandle();
    }

    private final class ReadHandle extends MaxMessageHandle {
        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return REUSED.get().take(allocator, length);
        }

        @Override
        public int guess() {
            return length;
        }
    }

    /** One thread's buffer; it lives as long as the thread. */
    private static final class Reused {
        private ByteBuf buffer = Unpooled.EMPTY_BUFFER;

        ByteBuf take(ByteBufAllocator allocator, int length) {
            if (buffer.capacity() < length) {
                buffer.release();
                buffer = allocator.directBuffer(length);
            }
            return buffer.refCnt() == 1 ? buffer.clear().retain() : allocator.directBuffer(length);
        }
    }
}
