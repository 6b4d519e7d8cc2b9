package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/** The payloads that wait for the address of one name: a few, in their order, each in a buffer of its own. */
final class PendingDatagrams {
    private static final int MAX_DATAGRAMS = 16;
    private static final int MAX_OCTETS = 64 * 1024;

    private final Queue<ByteBuf> payloads = new ArrayDeque<>();
    private final PendingOctets budget;
    private int octets;

    PendingDatagrams(PendingOctets budget) {
        this.budget = budget;
    }

    /** Copies a payload, or says that there is no room. */
    boolean add(ByteBuf payload) {
        int length = payload.readableBytes();
        if (payloads.size() == MAX_DATAGRAMS || octets + length > MAX_OCTETS || !budget.take(length)) {
            return false;
        }
        octets += length;
        payloads.add(payload.copy());
        return true;
    }

    /** Hands every payload out, and releases it. */
    void drain(Consumer<ByteBuf> taker) {
        octets = 0;
        for (ByteBuf next = payloads.poll(); next != null; next = payloads.poll()) {
            budget.giveBack(next.readableBytes());
            try {
                taker.accept(next);
            } finally {
                next.release();
            }
        }
    }
}
