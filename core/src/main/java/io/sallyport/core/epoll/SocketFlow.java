package io.sallyport.core.epoll;

import io.netty.channel.Channel;
import io.netty.channel.unix.UnixChannel;
import java.io.IOException;

/**
 * One direction of a relay between two sockets, which no channel sees. Used on the channels' event loop; at the beginning
 * nothing is on its way in that direction.
 */
abstract class SocketFlow {
    final UnixChannel source;
    final UnixChannel sink;
    private final GuardedHandle.Direction input;
    private final GuardedHandle.Direction output;
    private final GuardedHandle.Direction answers;
    private boolean over;

    SocketFlow(FlowEnds ends) {
        this.source = ends.source();
        this.sink = ends.sink();
        this.input = ends.input();
        this.output = ends.output();
        this.answers = ends.answers();
    }

    final void begin() {
        input.take(new Ready(source, true));
        output.take(new Ready(sink, false));
        input.await(true);
    }

    /** The source has octets, or its end. */
    abstract void onReadable();

    /** The sink has room again. */
    abstract void onWritable();

    /**
     * The source has failed: what it sent before is moved. The system has told the error already, and gives an end of input next,
     * which is none.
     */
    abstract void moveLast();

    /** Gives back what is held for octets on their way. */
    abstract void release();

    /** Ends it, and loses what is on its way. */
    public final void stop() {
        if (!over) {
            over = true;
            release();
            input.giveBack();
            output.giveBack();
        }
    }

    final boolean isOver() {
        return over;
    }

    /** Waits for room in the sink, or for octets again. */
    final void stall(boolean stalled) {
        output.await(stalled);
        input.await(!stalled);
    }

    /** Nothing more is to come. */
    final void awaitNothing() {
        input.await(false);
    }

    /** The number of a closed channel's descriptor may be another connection's by now. */
    final boolean isOpen() {
        return source.isOpen() && sink.isOpen();
    }

    /** Says so at once, as a failed read of the channel does. */
    final void fail(Throwable cause) {
        stop();
        source.pipeline().fireExceptionCaught(cause);
    }

    /**
     * The sink takes no more; its close says so, as after a failed write of the channel. What it answered before that may not
     * have had its turn yet, and is lost with the socket.
     */
    final void failSink() {
        stop();
        answers.tellLast();
        sink.close();
    }

    /** Whoever has the source now goes on with what is left of it. */
    final void tellLastAgain() {
        input.tellLast();
    }

    /** Keeps mistakes from the event loop, which has other connections. */
    private final class Ready implements GuardedHandle.Taker {
        private final Channel socket;
        private final boolean readable;

        private Ready(Channel socket, boolean readable) {
            this.socket = socket;
            this.readable = readable;
        }

        @Override
        public void onReady() {
            try {
                if (readable) {
                    onReadable();
                } else {
                    onWritable();
                }
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }

        @Override
        public void onLast() {
            try {
                moveLast();
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }

        @Override
        public void onError() {
            stop();
            socket.pipeline().fireExceptionCaught(new IOException("the socket has an error"));
        }
    }
}
