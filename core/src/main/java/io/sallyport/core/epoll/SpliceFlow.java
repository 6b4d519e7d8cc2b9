package io.sallyport.core.epoll;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a relay that the kernel moves from socket to socket, through a pipe that is held only while octets are
 * in it. The end of input is left to the channel: whoever began goes on by copying then. Used on the channels' event
 * loop; at the beginning nothing is on its way in that direction.
 */
public final class SpliceFlow {
    private static final int MOST_AT_ONCE = 512 * 1024;
    /** How often a flow moves octets before others have their turn. */
    private static final int MOST_IN_A_TURN = 8;
    /** Copying costs no more than this many octets in a pipe. */
    private static final int SMALL = 16 * 1024;

    private static final int SMALL_TURNS = 32;

    private final EpollSocketChannel source;
    private final EpollSocketChannel sink;
    private final GuardedHandle.Direction input;
    private final GuardedHandle.Direction output;
    private final Relay relay;
    private @Nullable Pipe pipe;
    private int smallTurns;
    private boolean over;

    private SpliceFlow(Ends ends, Relay relay) {
        this.source = ends.source;
        this.sink = ends.sink;
        this.input = ends.input;
        this.output = ends.output;
        this.relay = relay;
    }

    /** Whom a flow belongs to. */
    public interface Relay {
        /** So many octets more were taken by the sink. */
        void onSpliced(long octets);

        /** The flow is over, nothing is on its way, and what comes next is to be read from the channel. */
        void onCopyAgain();
    }

    /** Begins, if both are sockets of an epoll event loop. */
    public static Optional<SpliceFlow> begin(Channel source, Channel sink, Relay relay) {
        Optional<SpliceFlow> flow = Ends.of(source, sink).map(ends -> new SpliceFlow(ends, relay));
        flow.ifPresent(SpliceFlow::begin);
        return flow;
    }

    private void begin() {
        input.take(this::onReadable);
        output.take(this::onWritable);
        input.await(true);
    }

    /** Ends it, and loses what is on its way. */
    public void stop() {
        if (!over) {
            over = true;
            input.giveBack();
            output.giveBack();
            releasePipe();
        }
    }

    private void onReadable() {
        int moved = 0;
        for (int turn = 0; turn < MOST_IN_A_TURN && !over; turn++) {
            int taken = fill();
            if (taken == 0) {
                break;
            }
            moved += taken;
            drain();
            if (pipe != null) {
                return;
            }
        }
        judge(moved);
    }

    private void judge(int moved) {
        smallTurns = moved < SMALL ? smallTurns + 1 : 0;
        if (!over && (moved == 0 || smallTurns == SMALL_TURNS)) {
            stop();
            relay.onCopyAgain();
        }
    }

    private void onWritable() {
        drain();
    }

    /** The number of a closed channel's descriptor may be another connection's by now. */
    private boolean isOpen() {
        return source.isOpen() && sink.isOpen();
    }

    private int fill() {
        Pipe empty = isOpen() ? Pipes.ofLoop().take().orElse(null) : null;
        if (empty == null) {
            return 0;
        }
        pipe = empty;
        try {
            int taken = empty.fill(source.fd(), MOST_AT_ONCE);
            if (taken == 0) {
                releasePipe();
            }
            return taken;
        } catch (IOException e) {
            end(source);
            return 0;
        }
    }

    private void drain() {
        Pipe full = pipe;
        if (full == null || !isOpen()) {
            return;
        }
        try {
            int given = full.drain(sink.fd());
            while (given > 0 && full.held() > 0) {
                relay.onSpliced(given);
                given = full.drain(sink.fd());
            }
            relay.onSpliced(given);
        } catch (IOException e) {
            end(sink);
            return;
        }
        if (!over) {
            afterDraining(full.held() > 0);
        }
    }

    private void afterDraining(boolean stalled) {
        output.await(stalled);
        input.await(!stalled);
        if (!stalled) {
            releasePipe();
        }
    }

    /** As the channel does when it cannot read or write. */
    private void end(Channel broken) {
        stop();
        broken.close();
    }

    private void releasePipe() {
        Pipe used = pipe;
        if (used != null) {
            pipe = null;
            Pipes.ofLoop().giveBack(used);
        }
    }

    /** Both sockets, and the directions of them that a flow takes. */
    private record Ends(
            EpollSocketChannel source,
            EpollSocketChannel sink,
            GuardedHandle.Direction input,
            GuardedHandle.Direction output) {

        static Optional<Ends> of(Channel source, Channel sink) {
            if (!(source instanceof EpollSocketChannel from && sink instanceof EpollSocketChannel to)) {
                return Optional.empty();
            }
            return GuardedHandles.of(from)
                    .flatMap(in -> GuardedHandles.of(to).map(out -> new Ends(from, to, in.input(), out.output())));
        }
    }
}
