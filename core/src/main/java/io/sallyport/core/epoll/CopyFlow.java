package io.sallyport.core.epoll;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.io.IOException;
import java.nio.channels.NotYetConnectedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One direction of a relay that is copied from socket to socket, through the buffer of the event loop; only what the sink
 * has no room for is held in one of its own.
 */
public final class CopyFlow extends SocketFlow {
    private static final Logger log = LoggerFactory.getLogger(CopyFlow.class);
    /** How many octets a flow copies before others have their turn. */
    private static final int MOST_IN_A_TURN = 4 * CopyBuffer.SIZE;

    /** What a socket may have received, whatever its system lets it: nothing comes after a reset. */
    private static final int MOST_LAST_READS = 128;

    private static final int END = -1;

    private final Relay relay;
    private @Nullable ByteBuf rest;

    private CopyFlow(FlowEnds ends, Relay relay) {
        super(ends);
        this.relay = relay;
    }

    /** Whom a flow belongs to. */
    public interface Relay {
        /** So many octets were read at once. */
        void onRead(int octets);

        /** So many octets more were taken by the sink. */
        void onCopied(int octets);

        /** The sink has taken everything that was read, and others have their turn now. */
        void onTurnOver();

        /** The source sends no more, and the sink has taken everything; the flow is still to be stopped. */
        void onSourceEnded();
    }

    /** Begins, if both are sockets of an epoll event loop, and Netty may have the address of a buffer. */
    public static Optional<CopyFlow> begin(Channel source, Channel sink, Relay relay) {
        Optional<CopyFlow> flow =
                FlowEnds.of(source, sink).filter(ends -> CopyBuffer.isUsable()).map(ends -> new CopyFlow(ends, relay));
        flow.ifPresent(CopyFlow::begin);
        return flow;
    }

    /** Ends the sink's output, after everything that was copied. */
    public void endOutput() {
        try {
            Closing.endOutput(sink);
        } catch (IOException | NotYetConnectedException e) {
            log.debug("a sink is gone before its output could be ended: {}", e.getMessage());
        }
    }

    @Override
    void onReadable() {
        int copied = 0;
        int read = CopyBuffer.SIZE;
        while (read == CopyBuffer.SIZE && copied < MOST_IN_A_TURN && isFlowing()) {
            read = read();
            if (read > 0) {
                copied += read;
                write(read);
            }
        }
        if (isFlowing()) {
            endTurn(read);
        }
    }

    @Override
    void moveLast() {
        int read = 1;
        for (int left = MOST_LAST_READS; read > 0 && left > 0 && isFlowing(); left--) {
            read = read();
            if (read > 0) {
                write(read);
            }
        }
    }

    private boolean isFlowing() {
        return !isOver() && rest == null;
    }

    private void endTurn(int read) {
        if (read == END) {
            awaitNothing();
            relay.onSourceEnded();
        } else {
            relay.onTurnOver();
        }
    }

    private int read() {
        if (!isOpen()) {
            return 0;
        }
        try {
            int octets = source.fd().readAddress(CopyBuffer.ofLoop().memoryAddress(), 0, CopyBuffer.SIZE);
            if (octets > 0) {
                relay.onRead(octets);
            }
            return octets;
        } catch (IOException e) {
            fail(e);
            return 0;
        }
    }

    private void write(int octets) {
        ByteBuf read = CopyBuffer.ofLoop();
        int taken = send(read.memoryAddress(), 0, octets);
        if (!isOver() && taken < octets) {
            int left = octets - taken;
            rest = sink.alloc().directBuffer(left).writeBytes(read, taken, left);
            stall(true);
        }
    }

    @Override
    void onWritable() {
        ByteBuf left = rest;
        if (left == null || !isOpen()) {
            return;
        }
        int taken = send(left.memoryAddress(), left.readerIndex(), left.writerIndex());
        if (!isOver() && !left.skipBytes(taken).isReadable()) {
            release();
            stall(false);
        }
    }

    private int send(long address, int from, int to) {
        try {
            int taken = sink.fd().writeAddress(address, from, to);
            if (taken > 0) {
                relay.onCopied(taken);
            }
            return taken;
        } catch (IOException e) {
            log.trace("a sink takes no more", e);
            failSink();
            return 0;
        }
    }

    @Override
    void release() {
        if (rest != null) {
            rest.release();
            rest = null;
        }
    }
}
