package io.sallyport.core.icmp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.sallyport.core.deadline.Deadline;
import io.sallyport.core.log.RateLimitedLog;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.audit.SessionRecord.Traffic;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the lines of a program to its client, each when the one before is gone, until there is none any more, the
 * client sends something, or the time is over. Every method is called on the client's event loop.
 */
public final class ProbeRelay {
    private static final Logger log = LoggerFactory.getLogger(ProbeRelay.class);
    private static final RateLimitedLog FAILURES = new RateLimitedLog();

    private final Channel client;
    private final ProbeRun run;
    private final Ends ends;
    private final ProbeHandler handler = new ProbeHandler(this);
    private final ProbeRun.Reader reader = new Lines();
    private long delivered;
    private boolean over;
    private final Deadline deadline;

    /**
     * Makes a relay that has not begun.
     *
     * @param client has auto-read off; the relay closes it, or leaves that to {@link Ends#farewell}
     */
    public ProbeRelay(Channel client, ProbeRun run, Ends ends) {
        this.client = client;
        this.run = run;
        this.ends = ends;
        this.deadline = new Deadline(client.eventLoop());
    }

    /**
     * What is done at the end, one after the other.
     *
     * @param farewell lets the client read what it was sent, and closes the connection; not called if it is to be reset
     * @param onEnd is told why
     */
    public record Ends(Consumer<Channel> farewell, Consumer<ReasonCode> onEnd) {}

    /**
     * Begins.
     *
     * @param sentAhead what the client sent after its request; released here
     * @param clientEnded whether the client has ended its direction already
     * @param times how long it may go on
     */
    public void start(ByteBuf sentAhead, boolean clientEnded, Times times) {
        boolean octets = sentAhead.isReadable();
        sentAhead.release();
        client.pipeline().addLast("probe", handler);
        deadline.set(times.bound(), () -> end(times.reason()));
        if (octets || clientEnded) {
            end(Reasons.ENDED_BY_CLIENT);
        } else {
            readOn();
            client.read();
        }
    }

    /** What was delivered so far. */
    public Traffic traffic() {
        return new Traffic(0, delivered);
    }

    /** Ends it now, by a reset: what came so far is not to pass for all. */
    public void stop() {
        reset(Reasons.STOPPED);
    }

    /** Ends it because of a mistake of the gateway. */
    public void fail(Throwable mistake) {
        FAILURES.event(count -> log.error("the output of a program failed ({} times)", count, mistake));
        reset(Reasons.FAILED);
    }

    void reset(ReasonCode reason) {
        if (!over && client.isOpen()) {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        finish(reason, Channel::close);
    }

    /** Ends it; the client may read what is on its way. */
    void end(ReasonCode reason) {
        finish(reason, client.isActive() ? ends.farewell() : Channel::close);
    }

    private void finish(ReasonCode reason, Consumer<Channel> leave) {
        if (over) {
            return;
        }
        over = true;
        deadline.cancel();
        run.kill();
        client.pipeline().remove(handler);
        leave.accept(client);
        ends.onEnd().accept(reason);
    }

    private void delivered(ChannelFuture written, int octets) {
        if (over) {
            return;
        }
        if (written.isSuccess()) {
            delivered += octets;
            readOn();
        } else {
            end(Reasons.CLIENT_RESET);
        }
    }

    /** Nobody would hear of what a listener of a future throws. */
    private void readOn() {
        try {
            run.read(reader);
        } catch (RejectedExecutionException stopping) {
            fail(stopping);
        }
    }

    private final class Lines implements ProbeRun.Reader {
        @Override
        public void onLine(byte[] line) {
            if (!over) {
                client.writeAndFlush(Unpooled.wrappedBuffer(line))
                        .addListener((ChannelFutureListener) written -> delivered(written, line.length));
            }
        }

        @Override
        public void onEnd(ReasonCode reason) {
            end(reason);
        }
    }
}
