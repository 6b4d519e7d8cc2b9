package io.sallyport.core.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;

/**
 * One direction of a relay. It reads from its source only while its sink takes octets, so that a stalled reader stops
 * the reader on the other side; what is in between is bounded by one read and the sink's high-water mark.
 */
final class RelayFlow {
    private final Channel source;
    private final Channel sink;
    private final TcpRelay relay;
    private long delivered;
    private boolean sourceEnded;
    private boolean sinkEnded;
    private boolean stalled;

    RelayFlow(Channel source, Channel sink, TcpRelay relay) {
        this.source = source;
        this.sink = sink;
        this.relay = relay;
    }

    /** Takes over the octets and their buffer. */
    void onOctets(ByteBuf octets) {
        if (!sink.isActive()) {
            octets.release();
            return;
        }
        sink.write(octets, new DeliveryPromise(sink, this, octets.readableBytes()));
    }

    void onReadComplete() {
        relay.touch();
        sink.flush();
        readMore();
    }

    /** The sink has room again. */
    void onSinkWritable() {
        if (stalled && sink.isWritable()) {
            readMore();
        }
    }

    private void readMore() {
        stalled = !sink.isWritable();
        if (!stalled && !sourceEnded) {
            source.read();
        }
    }

    /** The source sends no more: once everything before it is delivered, the sink's output ends too. */
    void onSourceEnded() {
        if (!sourceEnded) {
            sourceEnded = true;
            relay.onSourceEnded();
            afterDelivery().addListener(flushed -> endSink());
        }
    }

    /** Completes when the sink has taken all that was written so far, or failed. */
    ChannelFuture afterDelivery() {
        return sink.writeAndFlush(Unpooled.EMPTY_BUFFER);
    }

    private void endSink() {
        if (!sinkEnded) {
            sinkEnded = true;
            if (sink.isActive()) {
                ((DuplexChannel) sink).shutdownOutput();
            }
            relay.onFlowEnded();
        }
    }

    void delivered(int octets) {
        delivered += octets;
        relay.touch();
    }

    long delivered() {
        return delivered;
    }

    boolean isSourceEnded() {
        return sourceEnded;
    }

    boolean isEnded() {
        return sinkEnded;
    }
}
