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
    private static final int BUCKET_BITS = 7;
    private static final int BUCKETS = 1 << BUCKET_BITS;

    private final int most;
    private final List<List<DatagramDestination>> buckets;
    private final RecencyList closed = new RecencyList();
    private final RecencyList others = new RecencyList();
    /** Whoever could choose names of one bucket would have all of them compared. */
    private final KeyedHash hashes = new KeyedHash();

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
        int hash = hash(datagram, at, length);
        List<DatagramDestination> bucket = bucket(hash);
        for (int i = 0; i < bucket.size(); i++) {
            DatagramDestination each = bucket.get(i);
            if (each.hash() == hash && each.isAsked(datagram, at, length)) {
                last = each;
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    int hash(ByteBuf datagram, int at, int length) {
        return hashes.of(datagram, at, length);
    }

    private List<DatagramDestination> bucket(int hash) {
        return buckets.get(hash >>> (Integer.SIZE - BUCKET_BITS));
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
