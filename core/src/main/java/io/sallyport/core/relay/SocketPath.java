package io.sallyport.core.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.sallyport.core.epoll.CopyFlow;
import io.sallyport.core.epoll.SpliceFlow;
import org.jspecify.annotations.Nullable;

/**
 * The way of a flow's octets from socket to socket, past the channels, where nobody between has to see them: copied, and
 * when there are many, moved by the kernel.
 */
final class SocketPath implements CopyFlow.Relay, SpliceFlow.Relay {
    private static final int LARGE_READ = 64 * 1024;
    private static final int LARGE_READS_BEFORE = 8;
    /** After the kernel's way did not pay, or had no room, another try has to wait for so many large reads. */
    private static final int LARGE_READS_BETWEEN = 64;

    private final RelayFlow flow;
    private final Channel source;
    private final Channel sink;
    private @Nullable CopyFlow copy;
    private @Nullable SpliceFlow splice;
    private int largeReads;

    SocketPath(RelayFlow flow, Channel source, Channel sink) {
        this.flow = flow;
        this.source = source;
        this.sink = sink;
    }

    /** Tells whether what comes next goes this way; asked when the sink has taken everything before. */
    boolean take() {
        if (!isTaken() && isPlain(source) && isPlain(sink)) {
            copy = CopyFlow.begin(source, sink, this).orElse(null);
        }
        return isTaken();
    }

    boolean isTaken() {
        return copy != null || splice != null;
    }

    /** Whether the octets of the socket are those of the relay. */
    static boolean isPlain(Channel channel) {
        ChannelHandler first = channel.pipeline().first();
        return first instanceof RelayHandler && first == channel.pipeline().last();
    }

    void stop() {
        if (copy != null) {
            copy.stop();
            copy = null;
        }
        if (splice != null) {
            splice.stop();
            splice = null;
        }
    }

    @Override
    public void onRead(int octets) {
        largeReads = octets >= LARGE_READ ? largeReads + 1 : Math.min(largeReads, 0);
    }

    @Override
    public void onCopied(int octets) {
        flow.delivered(octets);
    }

    @Override
    public void onTurnOver() {
        if (largeReads >= LARGE_READS_BEFORE) {
            largeReads = -LARGE_READS_BETWEEN;
            stop();
            splice = SpliceFlow.begin(source, sink, this).orElse(null);
            take();
        }
    }

    @Override
    public void onSourceEnded() {
        flow.onSourceEnded();
    }

    /** Ends the output of a sink to which this is the way. */
    void endOutput() {
        if (copy != null) {
            copy.endOutput();
        }
    }

    @Override
    public void onSpliced(long octets) {
        flow.delivered(octets);
    }

    @Override
    public void onLeft(ByteBuf octets) {
        splice = null;
        flow.onOctets(octets);
        flow.onReadComplete();
    }

    @Override
    public void onCopyAgain() {
        splice = null;
        flow.readMore();
    }
}
