package io.sallyport.core.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.sallyport.core.epoll.Closing;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays between a client and a destination by copying. Both channels have the same event loop, which every method is
 * called on, auto-read off, and half-closure allowed; the relay closes them.
 */
public final class TcpRelay {
    private static final Logger log = LoggerFactory.getLogger(TcpRelay.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    /** How long octets for nobody are read, for the sake of what their sender may still have to read. */
    private static final Duration DISCARD_BOUND = Duration.ofSeconds(5);

    private final Channel client;
    private final Channel destination;
    private final Consumer<RelayEnd> onEnd;
    private final RelayFlow upward;
    private final RelayFlow downward;
    private final RelayTimer timer;
    private Optional<RelayEnd> endIfGone = Optional.empty();
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

    /** Says what is to be done once it turns out to last; before it starts. */
    public void whenItLasts(Runnable then) {
        timer.whenItLasts(then);
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
        downward.readMore();
        if (!destination.isActive()) {
            onGone(downward, upward, false);
        }
    }

    /** Ends it now. */
    public void stop() {
        end(RelayEnd.STOPPED);
    }

    /** Ends it because of a mistake of the gateway, or because it has no memory left. */
    public void fail(Throwable mistake) {
        FAILURES.event(count -> log.error("a relay failed ({} times)", count, mistake));
        end(RelayEnd.FAILED);
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
        if (!over && isComplete()) {
            close(endIfGone.orElse(RelayEnd.COMPLETED));
        }
    }

    boolean isComplete() {
        return upward.isEnded() && downward.isEnded();
    }

    /**
     * One side is gone. If it had ended its direction before, the other side still gets all of that, and an end of input;
     * what it sends is for nobody. Otherwise it was a reset, and is passed on as one.
     */
    void onGone(RelayFlow fromIt, RelayFlow toIt, boolean clientIsGone) {
        if (over) {
            return;
        }
        RelayEnd reset = clientIsGone ? RelayEnd.CLIENT_RESET : RelayEnd.DESTINATION_RESET;
        if (!fromIt.isSourceEnded()) {
            end(reset);
        } else if (!toIt.isEnded()) {
            endIfGone = Optional.of(reset);
            timer.within(DISCARD_BOUND, reset);
            toIt.discard();
        }
    }

    private static void resetOnClose(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    /** Ends what is not complete, by a reset on both sides: an end of input would look like the end of what was sent. */
    void end(RelayEnd end) {
        if (!over) {
            resetOnClose(client);
            resetOnClose(destination);
            close(end);
        }
    }

    private void close(RelayEnd end) {
        over = true;
        timer.cancel();
        close(client);
        close(destination);
        upward.stop();
        downward.stop();
        onEnd.accept(end);
    }

    /** Whoever is between has something to say at the end. */
    private static void close(Channel channel) {
        if (SocketPath.isPlain(channel)) {
            Closing.close(channel);
        } else {
            channel.close();
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
