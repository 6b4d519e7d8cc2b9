package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.sallyport.core.protocol.DatagramHeader;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reassembly queue of RFC 1928 section 7, of which an association has one. Fragments count from 1 and come in order; the
 * last one has the high bit. Whatever cannot become a whole datagram any more is abandoned.
 */
final class Reassembly {
    /** The REASSEMBLY TIMER, which is to be no less than 5 seconds. */
    static final Duration TIMER = Duration.ofSeconds(10);

    private static final int LAST = 0x80;
    private static final int MAX_OCTETS = 0xFFFF;

    private final ByteBufAllocator allocator;
    private final PendingOctets budget;
    private @Nullable ByteBuf queue;
    private int held;
    private int headerLength;
    private int highest;
    private long began;

    Reassembly(ByteBufAllocator allocator, PendingOctets budget) {
        this.allocator = allocator;
        this.budget = budget;
    }

    /**
     * Takes a fragment.
     *
     * @param length of its header
     * @return with the last fragment the whole datagram, with the first one's header; the caller releases it
     */
    Optional<ByteBuf> take(ByteBuf fragment, int length, long now) {
        int frag = DatagramHeader.fragment(fragment);
        int position = frag & ~LAST;
        if (position == highest && position > 1 && !isOver(now)) {
            return Optional.empty();
        }
        if (position == 1) {
            begin(fragment, length, now);
        } else if (!follows(fragment, length, position) || isOver(now)) {
            abandon();
        } else {
            append(fragment, length, position);
        }
        return (frag & LAST) == 0 ? Optional.empty() : whole();
    }

    private void begin(ByteBuf fragment, int length, long now) {
        abandon();
        if (!hold(fragment.readableBytes())) {
            return;
        }
        headerLength = length;
        highest = 1;
        began = now;
        queue = allocator
                .buffer(fragment.readableBytes())
                .writeBytes(fragment, fragment.readerIndex(), fragment.readableBytes());
    }

    private boolean follows(ByteBuf fragment, int length, int position) {
        ByteBuf before = queue;
        return before != null
                && position == highest + 1
                && length == headerLength
                && before.readableBytes() + fragment.readableBytes() - length <= MAX_OCTETS
                && goesToTheSame(before, fragment, length);
    }

    private static boolean goesToTheSame(ByteBuf before, ByteBuf fragment, int length) {
        int at = DatagramHeader.DESTINATION_AT;
        return ByteBufUtil.equals(
                before, before.readerIndex() + at, fragment, fragment.readerIndex() + at, length - at);
    }

    private void append(ByteBuf fragment, int length, int position) {
        int more = fragment.readableBytes() - length;
        if (queue == null || !hold(held + more)) {
            abandon();
            return;
        }
        highest = position;
        queue.writeBytes(fragment, fragment.readerIndex() + length, more);
    }

    /** A buffer that grows has up to twice the room that it needs. */
    private boolean hold(int octets) {
        letGo();
        boolean room = budget.take(2 * octets);
        held = room ? octets : 0;
        return room;
    }

    private void letGo() {
        if (held > 0) {
            budget.giveBack(2 * held);
            held = 0;
        }
    }

    private Optional<ByteBuf> whole() {
        Optional<ByteBuf> whole = Optional.ofNullable(queue);
        queue = null;
        highest = 0;
        letGo();
        return whole;
    }

    boolean isEmpty() {
        return queue == null;
    }

    /** Whether the timer has run out. */
    boolean isOver(long now) {
        return queue != null && now - began >= TIMER.toNanos();
    }

    /** Drops what has come so far. */
    void abandon() {
        letGo();
        if (queue != null) {
            queue.release();
            queue = null;
        }
        highest = 0;
    }
}
