package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.sallyport.core.association.DatagramDestination.Closed;
import io.sallyport.core.association.DatagramDestination.Pending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The destinations of an association, found by the octets of a datagram without a copy of them. */
final class DestinationTable {
    private static final int BUCKETS = 128;

    private final int most;
    private final List<List<DatagramDestination>> buckets;
    private final RecencyList closed = new RecencyList();
    private final RecencyList others = new RecencyList();
    private @Nullable DatagramDestination last;
    private int size;

    DestinationTable(int most) {
        this.most = most;
        this.buckets = new ArrayList<>(BUCKETS);
        for (int i = 0; i < BUCKETS; i++) {
            buckets.add(new ArrayList<>(0));
        }
    }

    Optional<DatagramDestination> find(ByteBuf datagram, int at, int length) {
        DatagramDestination before = last;
        if (before != null && before.isAsked(datagram, at, length)) {
            return Optional.of(before);
        }
        List<DatagramDestination> bucket = bucket(hash(datagram, at, length));
        for (int i = 0; i < bucket.size(); i++) {
            if (bucket.get(i).isAsked(datagram, at, length)) {
                last = bucket.get(i);
                return Optional.of(bucket.get(i));
            }
        }
        return Optional.empty();
    }

    static int hash(ByteBuf datagram, int at, int length) {
        int hash = 1;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + datagram.getByte(at + i);
        }
        return hash ^ hash >>> Short.SIZE;
    }

    private List<DatagramDestination> bucket(int hash) {
        return buckets.get(hash & BUCKETS - 1);
    }

    boolean isFull() {
        return size >= most;
    }

    void add(DatagramDestination destination) {
        bucket(destination.hash()).add(destination);
        size++;
    }

    /** It was used just now, in the state that it is in. */
    void use(DatagramDestination destination) {
        (destination.state() instanceof Closed ? closed : others).use(destination);
    }

    /**
     * Removes the one that was unused for longest: of those that get nothing if there is one, so that a client that is denied
     * much loses nothing that it has, else of those that no name is looked up for.
     */
    Optional<DatagramDestination> removeEldest() {
        DatagramDestination eldest = closed.eldest();
        if (eldest == null) {
            eldest = others.eldest();
            while (eldest != null && eldest.state() instanceof Pending) {
                eldest = eldest.newer();
            }
        }
        if (eldest != null) {
            remove(eldest);
        }
        return Optional.ofNullable(eldest);
    }

    private void remove(DatagramDestination destination) {
        destination.leaveList();
        bucket(destination.hash()).remove(destination);
        last = null;
        size--;
    }

    /** Hands every destination out, and forgets it. */
    List<DatagramDestination> clear() {
        List<DatagramDestination> all = buckets.stream().flatMap(List::stream).toList();
        all.forEach(DatagramDestination::leaveList);
        buckets.forEach(List::clear);
        last = null;
        size = 0;
        return all;
    }
}
