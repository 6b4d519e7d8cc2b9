package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One direction of a relay that the kernel moves from socket to socket, through a pipe that is held only while octets are
 * in it. The end of input is left to the channel: whoever began goes on by copying then. Used on the channels' event
 * loop; at the beginning nothing is on its way in that direction.
 */
public final class SpliceFlow extends SocketFlow {
    private static final Logger log = LoggerFactory.getLogger(SpliceFlow.class);
    private static final int MOST_AT_ONCE = 512 * 1024;
    /** How many octets a flow moves, and no more than one pipe beyond, before others have their turn. */
    private static final int MOST_IN_A_TURN = 512 * 1024;
    /** As much as copying has for it. */
    private static final int MOST_LAST_PIPES = 16;
    /** What a stalled relay may hold in buffers, see RelayBuffers: no more than that is taken out of a pipe into one. */
    private static final int MOST_LEFT = 64 * 1024;
    /** Copying costs no more than this many octets in a pipe. */
    private static final int SMALL = 16 * 1024;

    private static final int SMALL_TURNS = 32;

    private final Relay relay;
    private @Nullable Pipe pipe;
    private int smallTurns;

    private SpliceFlow(FlowEnds ends, Relay relay) {
        super(ends);
        this.relay = relay;
    }

    /** Whom a flow belongs to. */
    public interface Relay {
        /** So many octets more were taken by the sink. */
        void onSpliced(long octets);

        /** The flow is over, and its sink is still to be given these octets, which may take long. */
        void onLeft(ByteBuf octets);

        /** The flow is over, nothing is on its way, and what comes next is to be read from the channel. */
        void onCopyAgain();
    }

    /** Begins, if both are sockets of an epoll event loop. */
    public static Optional<SpliceFlow> begin(Channel source, Channel sink, Relay relay) {
        // In this order: without epoll's channels its native library may not be there to be asked.
        Optional<SpliceFlow> flow = FlowEnds.of(source, sink)
                .filter(ends -> SpliceSupport.isThere())
                .map(ends -> new SpliceFlow(ends, relay));
        flow.ifPresent(SpliceFlow::begin);
        return flow;
    }

    @Override
    void onReadable() {
        int moved = 0;
        while (!isOver() && moved < MOST_IN_A_TURN) {
            int taken = fill();
            if (taken == 0) {
                break;
            }
            moved += taken;
            onWritable();
            if (pipe != null) {
                return;
            }
        }
        judge(moved);
    }

    @Override
    void moveLast() {
        int left = MOST_LAST_PIPES;
        while (!isOver() && left > 0 && fill() > 0) {
            onWritable();
            if (pipe != null) {
                return;
            }
            left--;
        }
        if (!isOver()) {
            copyAgain();
        }
        tellLastAgain();
    }

    private void judge(int moved) {
        smallTurns = moved < SMALL ? smallTurns + 1 : 0;
        if (!isOver() && (moved == 0 || smallTurns == SMALL_TURNS)) {
            copyAgain();
        }
    }

    private void copyAgain() {
        stop();
        relay.onCopyAgain();
    }

    private int fill() {
        Pipe empty = isOpen() ? Pipes.ofLoop().take().orElse(null) : null;
        if (empty == null) {
            return 0;
        }
        pipe = empty;
        try {
            int taken = empty.fill(source.fd(), Pipes.areScarce() ? MOST_LEFT : MOST_AT_ONCE);
            if (taken == 0) {
                release();
            }
            return taken;
        } catch (IOException e) {
            fail(e); // never copying: the socket has told its error, and would give an end of input next
            return 0;
        }
    }

    @Override
    void onWritable() {
        Pipe full = pipe;
        if (full == null || !isOpen()) {
            return;
        }
        try {
            drain(full);
        } catch (IOException e) {
            log.trace("a sink takes no more", e);
            failSink();
        }
        if (isOver()) {
            return;
        }
        if (full.held() > 0 && full.held() <= MOST_LEFT && Pipes.areScarce()) {
            leave(full);
        } else {
            afterDraining(full.held() > 0);
        }
    }

    /** Who does not read must not have what others could move by. */
    private void leave(Pipe full) {
        ByteBuf octets = sink.alloc().directBuffer((int) full.held());
        try {
            full.drain(octets);
        } catch (IOException e) {
            octets.release();
            fail(e);
            return;
        }
        stop();
        relay.onLeft(octets);
    }

    private void drain(Pipe full) throws IOException {
        int given;
        do {
            given = full.drain(sink.fd());
            if (given > 0) {
                relay.onSpliced(given);
            }
        } while (given > 0 && full.held() > 0);
    }

    private void afterDraining(boolean stalled) {
        stall(stalled);
        if (!stalled) {
            release();
        }
    }

    @Override
    void release() {
        Pipe used = pipe;
        if (used != null) {
            pipe = null;
            Pipes.ofLoop().giveBack(used);
        }
    }
}
