package io.sallyport.core.association;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.unix.SegmentedDatagramPacket;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * What goes out of a socket in one turn. Datagrams of one length that follow each other to one address go to the kernel as
 * one with segments (UDP_SEGMENT), which costs its network stack one passage for all of them; on the wire each is a
 * datagram of its own.
 */
final class Outbox {
    /** No header is put before the payload. */
    static final byte[] NO_HEADER = {};

    /** The kernel segments nothing that is longer than a link's packet: this fits the least MTU of IPv6, RFC 8200. */
    private static final int MAX_SEGMENT = 1280 - 40 - 8;

    private static final int MAX_SEGMENTS = 64;
    private static final int MAX_RUN = 0xFFFF - 40 - 8;
    private static final int MAX_UNFLUSHED = 256 * 1024;

    private final Channel socket;
    private boolean segments;
    private @Nullable ByteBuf run;
    private @Nullable InetSocketAddress runTo;
    private int segment;
    private int count;
    private int usual = 1;
    private int unflushed;

    Outbox(Channel socket, boolean segments) {
        this.socket = socket;
        this.segments = segments;
    }

    Channel socket() {
        return socket;
    }

    /** The kernel could not send segments there: from now on each datagram goes by itself. */
    void withoutSegments() {
        segments = false;
    }

    boolean isSegmenting() {
        return segments;
    }

    /** Copies a datagram to what goes out with the next flush; there is none without octets. */
    void send(byte[] header, ByteBuf payload, InetSocketAddress to) {
        int length = header.length + payload.readableBytes();
        ByteBuf current = run;
        if (current == null || !fits(length, to)) {
            current = begin(length, to);
        }
        current.writeBytes(header).writeBytes(payload, payload.readerIndex(), payload.readableBytes());
        count++;
        if (length < segment || length > MAX_SEGMENT || !segments) {
            endRun();
        }
    }

    private boolean fits(int length, InetSocketAddress to) {
        return to.equals(runTo) && length <= segment && count < MAX_SEGMENTS && (count + 1) * segment <= MAX_RUN;
    }

    private ByteBuf begin(int length, InetSocketAddress to) {
        endRun();
        int expected = segments && length <= MAX_SEGMENT ? Math.min(usual * length, MAX_RUN) : length;
        ByteBuf begun = socket.alloc().directBuffer(Math.max(expected, length));
        run = begun;
        runTo = to;
        segment = length;
        return begun;
    }

    private void endRun() {
        ByteBuf ended = run;
        InetSocketAddress to = runTo;
        if (ended == null || to == null) {
            return;
        }
        unflushed += ended.readableBytes();
        socket.write(
                count == 1 ? new DatagramPacket(ended, to) : new SegmentedDatagramPacket(ended, segment, to),
                socket.voidPromise());
        usual = count;
        run = null;
        runTo = null;
        count = 0;
        if (unflushed > MAX_UNFLUSHED) {
            flush();
        }
    }

    void flush() {
        endRun();
        if (unflushed > 0) {
            unflushed = 0;
            socket.flush();
        }
    }

    /** Drops what was not flushed, and closes the socket. */
    void close() {
        if (run != null) {
            run.release();
            run = null;
        }
        socket.close();
    }
}
