package io.sallyport.core.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import java.util.function.Consumer;

/**
 * Relays between a client and a destination by copying. Both channels have the same event loop, which every method is
 * called on, auto-read off, and half-closure allowed; the relay closes them.
 */
public final class TcpRelay {
    private final Channel client;
    private final Channel destination;
    private final Consumer<RelayEnd> onEnd;
    private final RelayFlow upward;
    private final RelayFlow downward;
    private final RelayTimer timer;
    private boolean over;

    /**
     * Makes a relay that has not begun.
     *
     * @param onEnd called once, when everything is over and both channels are closing
     */
    public TcpRelay(Channel client, Channel destination, RelaySettings settings, Consumer<RelayEnd> onEnd) {
        this.client = client;
        this.destination = destination;
        this.onEnd = onEnd;
        this.upward = new RelayFlow(client, destination, this);
        this.downward = new RelayFlow(destination, client, this);
        this.timer = new RelayTimer(this, settings);
    }

    /**
     * Begins: first what the client sent ahead, then whatever either side sends.
     *
     * @param sentAhead what the client sent after its request; the relay releases it
     * @param clientEnded whether the client has ended its direction already
     */
    public void start(ByteBuf sentAhead, boolean clientEnded) {
        client.pipeline().addLast(new RelayHandler(this, upward, downward));
        destination.pipeline().addLast(new RelayHandler(this, downward, upward));
        timer.start();
        upward.onOctets(sentAhead);
        upward.onReadComplete();
        if (clientEnded) {
            upward.onSourceEnded();
        }
        destination.read();
        if (!destination.isActive()) {
            onGone(downward, upward, false);
        }
    }

    /** Ends it now. */
    public void stop() {
        end(RelayEnd.STOPPED);
    }

    /** What was relayed so far. */
    public Traffic traffic() {
        return new Traffic(upward.delivered(), downward.delivered());
    }

    void onSourceEnded() {
        if (!over) {
            timer.halfClosed();
        }
    }

    void onFlowEnded() {
        if (upward.isEnded() && downward.isEnded()) {
            end(RelayEnd.COMPLETED);
        }
    }

    /**
     * One side is gone. If it had ended its direction before, the other side still gets all of that; otherwise it was a
     * reset, and is passed on as one.
     */
    void onGone(RelayFlow fromIt, RelayFlow toIt, boolean clientIsGone) {
        if (over) {
            return;
        }
        if (fromIt.isSourceEnded()) {
            toIt.onSourceEnded();
            fromIt.afterDelivery().addListener(flushed -> end(RelayEnd.COMPLETED));
            return;
        }
        resetOnClose(clientIsGone ? destination : client);
        end(clientIsGone ? RelayEnd.CLIENT_RESET : RelayEnd.DESTINATION_RESET);
    }

    private static void resetOnClose(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    void end(RelayEnd end) {
        if (!over) {
            over = true;
            timer.cancel();
            client.close();
            destination.close();
            onEnd.accept(end);
        }
    }

    void touch() {
        timer.touch();
    }

    boolean isHalfClosed() {
        return upward.isSourceEnded() || downward.isSourceEnded();
    }

    boolean isClient(Channel channel) {
        return channel == client;
    }

    EventLoop loop() {
        return client.eventLoop();
    }
}
