package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/** The buffer that all flows of an event loop copy through: nothing is in it when the next one has its turn. */
final class CopyBuffer {
    static final int SIZE = 64 * 1024;

    private static final FastThreadLocal<ByteBuf> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected ByteBuf initialValue() {
            return UnpooledByteBufAllocator.DEFAULT.directBuffer(SIZE, SIZE);
        }

        @Override
        protected void onRemoval(ByteBuf buffer) {
            buffer.release();
        }
    };

    private CopyBuffer() {}

    /** Whether it has an address: not where Netty is kept from what it takes to ask for one. */
    static boolean isUsable() {
        return ofLoop().hasMemoryAddress();
    }

    static ByteBuf ofLoop() {
        return OF_LOOP.get();
    }
}
