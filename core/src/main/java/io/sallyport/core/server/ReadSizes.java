package io.sallyport.core.server;

import io.netty.channel.Channel;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;

/**
 * The sizes of one channel's reads: doubled when a read fills its buffer, halved when two in a row fill less than half.
 * Beyond {@link RelayBuffers#MAX_READ} only as long as it has a place among the large ones. One event loop's.
 */
final class ReadSizes extends DefaultMaxMessagesRecvByteBufAllocator {
    static final int LARGEST = 256 * 1024;

    private static final int SMALLEST = 512;
    private static final int FIRST = 2048;

    private final LargeReads large;
    private int size = FIRST;
    private boolean lastWasSmall;
    private boolean isLarge;

    private ReadSizes(LargeReads large) {
        this.large = large;
    }

    /** Lets a channel's reads grow, and gives its place back when it is closed. */
    static void adapt(Channel channel, LargeReads large) {
        ReadSizes sizes = new ReadSizes(large);
        channel.config().setRecvByteBufAllocator(sizes);
        channel.closeFuture().addListener(closed -> sizes.end());
    }

    // The superclass's way to make one: there is no other, as the interface that it names is deprecated.
    @SuppressWarnings("deprecation")
    @Override
    public Handle newHandle() {
        return new SizedReads();
    }

    private void onRead(int octets) {
        if (octets >= size) {
            lastWasSmall = false;
            grow();
        } else if (octets < size / 2) {
            if (lastWasSmall) {
                shrink();
            }
            lastWasSmall = !lastWasSmall;
        } else {
            lastWasSmall = false;
        }
    }

    private void grow() {
        if (size >= RelayBuffers.MAX_READ && !isLarge) {
            isLarge = large.take();
        }
        size = Math.min(2 * size, isLarge ? LARGEST : RelayBuffers.MAX_READ);
    }

    private void shrink() {
        size = Math.max(size / 2, SMALLEST);
    }

    /** Only now is what was read before written, and its buffer given back. */
    private int next() {
        if (size <= RelayBuffers.MAX_READ) {
            end();
        }
        return size;
    }

    private void end() {
        if (isLarge) {
            isLarge = false;
            large.giveBack();
        }
    }

    /** What the channel asks before each read and tells after it. */
    private final class SizedReads extends MaxMessageHandle {
        @Override
        public int guess() {
            return next();
        }

        @Override
        public void lastBytesRead(int octets) {
            if (octets >= 0) {
                onRead(octets);
            }
            super.lastBytesRead(octets);
        }
    }
}
