package io.sallyport.core.egress;

import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.List;

/** The attempts of one race that are under way, each but one of them at a place of the process's. */
final class PendingAttempts {
    /** An attempt that has had time for this many to begin after it makes room for the next. */
    static final int MOST = 3;

    private final ParallelAttempts places;
    private final List<ChannelFuture> attempts = new ArrayList<>();
    private int held;
    private int waited;

    PendingAttempts(ParallelAttempts places) {
        this.places = places;
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }

    /** Whether so many have begun after the eldest, or would have if there had been places. */
    boolean eldestHasHadItsTime() {
        return attempts.size() + waited >= MOST;
    }

    void closeEldest() {
        close(attempts.remove(0));
    }

    /** Takes what one more needs; if there is none, its turn goes by. */
    boolean takePlace() {
        if (attempts.isEmpty()) {
            return true;
        }
        if (places.take()) {
            held++;
            return true;
        }
        waited++;
        return false;
    }

    void add(ChannelFuture attempt) {
        attempts.add(attempt);
        waited = 0;
    }

    /** An attempt is over; tells whether it was one of these: the place of one that made room is the next one's. */
    boolean remove(ChannelFuture attempt) {
        if (!attempts.remove(attempt)) {
            return false;
        }
        giveBack();
        return true;
    }

    void closeAll() {
        List.copyOf(attempts).forEach(PendingAttempts::close);
        giveBack();
    }

    private void giveBack() {
        while (held > Math.max(0, attempts.size() - 1)) {
            held--;
            places.giveBack();
        }
    }

    /** The channel of an attempt for which there was no descriptor has no event loop to close it on. */
    static void close(ChannelFuture attempt) {
        if (attempt.channel().isRegistered()) {
            attempt.channel().close();
        }
    }
}
