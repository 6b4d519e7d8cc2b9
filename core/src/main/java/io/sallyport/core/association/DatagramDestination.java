package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A destination as the client asks it, and what was found out about it. */
final class DatagramDestination {
    /** Nothing is known yet. */
    static final State UNKNOWN = new Unknown();

    private final byte[] asked;
    private final int hash;
    private State state;
    private @Nullable RecencyList list;
    private @Nullable DatagramDestination older;
    private @Nullable DatagramDestination newer;

    DatagramDestination(byte[] asked, int hash, State state) {
        this.asked = asked;
        this.hash = hash;
        this.state = state;
    }

    /** ATYP, DST.ADDR and DST.PORT. */
    byte[] asked() {
        return asked;
    }

    int hash() {
        return hash;
    }

    boolean isAsked(ByteBuf datagram, int at, int length) {
        if (length != asked.length) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (datagram.getByte(at + i) != asked[i]) {
                return false;
            }
        }
        return true;
    }

    State state() {
        return state;
    }

    void become(State next) {
        state = next;
    }

    /** The one that was used next, in the same list. */
    @Nullable
    DatagramDestination newer() {
        return newer;
    }

    void link(RecencyList into, @Nullable DatagramDestination before) {
        list = into;
        older = before;
        newer = null;
        if (before != null) {
            before.newer = this;
        }
    }

    void leaveList() {
        if (list == null) {
            return;
        }
        if (older != null) {
            older.newer = newer;
        }
        if (newer != null) {
            newer.older = older;
        }
        list.unlinked(older, newer);
        list = null;
        older = null;
        newer = null;
    }

    /** What is known of it. */
    sealed interface State {}

    /** Nothing. */
    record Unknown() implements State {}

    /**
     * Policy permits it.
     *
     * @param peer the address that its datagrams go to
     * @param socket from where
     * @param use the rule
     * @param until when policy is to be asked again
     * @param gatewaySockets what {@link DestinationPolicy#gatewaySockets} said when it was no socket of this gateway
     */
    record Open(Peer peer, DestinationSocket socket, RuleUse use, long until, int gatewaySockets) implements State {
        Open at(int now) {
            return new Open(peer, socket, use, until, now);
        }

        InetSocketAddress address() {
            return peer.address();
        }
    }

    /**
     * Its datagrams are dropped.
     *
     * @param drops where they are counted
     * @param until when it is to be found out again
     */
    record Closed(Drops.Counter drops, long until) implements State {}

    /**
     * Its name is being resolved.
     *
     * @param waiting its datagrams until then
     */
    record Pending(PendingDatagrams waiting) implements State {}
}
