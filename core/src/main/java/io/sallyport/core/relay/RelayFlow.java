package io.sallyport.core.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.sallyport.core.tls.EndOfOutput;

/**
 * One direction of a relay. It reads from its source only while its sink takes octets, so that a stalled reader stops
 * the reader on the other side; what is in between is bounded by one read and the sink's high-water mark.
 */
final class RelayFlow {
    private final Channel source;
    private final Channel sink;
    private final TcpRelay relay;
    private final SocketPath path;
    private long delivered;
    private boolean sourceEnded;
    private boolean sinkEnded;
    private boolean stalled;
    private boolean discarding;

    RelayFlow(Channel source, Channel sink, TcpRelay relay) {
        this.source = source;
        this.sink = sink;
        this.relay = relay;
        this.path = new SocketPath(this, source, sink);
    }

    /** Takes over the octets and their buffer. */
    void onOctets(ByteBuf octets) {
        if (discarding || !sink.isActive()) {
            octets.release();
            return;
        }
        relay.touch();
        sink.write(octets, new DeliveryPromise(sink, this, octets.readableBytes()));
    }

    void onReadComplete() {
        if (discarding) {
            source.read();
            return;
        }
        sink.flush();
        readMore();
    }

    /** The sink has room again. */
    void onSinkWritable() {
        if (stalled && sink.isWritable()) {
            readMore();
        }
    }

    /** Reads what the source sends, as soon as the sink has taken everything before. */
    void readMore() {
        stalled = !sink.isWritable();
        if (!stalled && !sourceEnded && !path.take()) {
            source.read();
        }
    }

    /** Gives back what it holds beside its channels. */
    void stop() {
        path.stop();
    }

    /** The source sends no more: once everything before it is delivered, the sink's output ends too. */
    void onSourceEnded() {
        if (sourceEnded) {
            return;
        }
        sourceEnded = true;
        if (discarding) {
            relay.onFlowEnded();
        } else {
            relay.onSourceEnded();
            endSinkAfterDelivery();
        }
    }

    private void endSinkAfterDelivery() {
        if (path.isTaken()) {
            endSink();
            return;
        }
        sink.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) delivered -> {
            if (delivered.isSuccess()) {
                endSink();
            }
        });
    }

    /**
     * The sink is gone, but the source may still have to read what came from there: its octets are dropped until it ends,
     * as a close with octets unread would be a reset that overtakes what it reads.
     */
    void discard() {
        discarding = true;
        path.stop();
        if (sourceEnded) {
            relay.onFlowEnded();
        } else {
            source.read();
        }
    }

    private void endSink() {
        sinkEnded = true;
        if (path.isTaken()) {
            endSocket();
        } else if (sink.isActive()) {
            EndOfOutput.send(sink);
        }
        relay.onFlowEnded();
    }

    /** The close of a socket that was read to its end is the end of output too. */
    private void endSocket() {
        if (sink.isActive() && !relay.isComplete()) {
            path.endOutput();
        }
    }

    void delivered(long octets) {
        delivered += octets;
        relay.touch();
    }

    long delivered() {
        return delivered;
    }

    boolean isSourceEnded() {
        return sourceEnded;
    }

    /** Whether nothing more is to be done in this direction. */
    boolean isEnded() {
        return sinkEnded || (discarding && sourceEnded);
    }
}
