package io.sallyport.core.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.sallyport.core.epoll.SpliceFlow;
import java.util.Optional;

/** Decides when the kernel moves a flow's octets instead of us: when there are many, and nobody between has to see them. */
final class KernelPath implements SpliceFlow.Relay {
    private static final int LARGE_READ = 64 * 1024;
    private static final int LARGE_READS_BEFORE = 8;
    /** After the kernel's way did not pay, or had no room, another try has to wait for so many large reads. */
    private static final int LARGE_READS_BETWEEN = 64;

    private final RelayFlow flow;
    private final Channel source;
    private final Channel sink;
    private Optional<SpliceFlow> splice = Optional.empty();
    private int largeReads;

    KernelPath(RelayFlow flow, Channel source, Channel sink) {
        this.flow = flow;
        this.source = source;
        this.sink = sink;
    }

    void onOctets(int octets) {
        largeReads = octets >= LARGE_READ ? largeReads + 1 : Math.min(largeReads, 0);
    }

    /** Tells whether the kernel reads what comes next; asked when the sink has taken everything before. */
    boolean take() {
        if (splice.isEmpty() && largeReads >= LARGE_READS_BEFORE && isPlain(source) && isPlain(sink)) {
            largeReads = -LARGE_READS_BETWEEN;
            splice = SpliceFlow.begin(source, sink, this);
        }
        return splice.isPresent();
    }

    /** Whether the octets of the socket are those of the relay. */
    static boolean isPlain(Channel channel) {
        ChannelHandler first = channel.pipeline().first();
        return first instanceof RelayHandler && first == channel.pipeline().last();
    }

    void stop() {
        splice.ifPresent(SpliceFlow::stop);
        splice = Optional.empty();
    }

    @Override
    public void onSpliced(long octets) {
        flow.delivered(octets);
    }

    @Override
    public void onLeft(ByteBuf octets) {
        splice = Optional.empty();
        flow.onOctets(octets);
        flow.onReadComplete();
    }

    @Override
    public void onCopyAgain() {
        splice = Optional.empty();
        flow.copyAgain();
    }
}
