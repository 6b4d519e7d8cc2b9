package io.sallyport.core.egress;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** Connects to the first of several addresses that answers, "Happy Eyeballs", RFC 8305 section 5. */
public final class DestinationConnector {
    /** The Connection Attempt Delay that RFC 8305 section 8 recommends. */
    public static final Duration ATTEMPT_DELAY = Duration.ofMillis(250);

    private final Dialer dialer;
    private final Duration timeout;
    private final ParallelAttempts places;

    /**
     * Makes a connector.
     *
     * @param dialer makes one connection
     * @param timeout bounds all attempts together
     * @param places for attempts beside the first of each request
     */
    public DestinationConnector(Dialer dialer, Duration timeout, ParallelAttempts places) {
        this.dialer = dialer;
        this.timeout = timeout;
        this.places = places;
    }

    /**
     * Tries the paths in their order, each a little after the last, and none besides.
     *
     * @param paths at least one; exactly those that policy permitted
     * @param isThisGateway asked of each destination just before the attempt, which is not made if it says so
     * @param loop where everything happens
     * @return the connected channel, which the caller owns; or a failure with an {@link EgressException}. To cancel it
     *     closes what was begun
     */
    public Future<Channel> connect(List<EgressPath> paths, Predicate<InetSocketAddress> isThisGateway, EventLoop loop) {
        return new ConnectRace(dialer, places, paths, isThisGateway, loop).start(timeout);
    }

    /** Has the system look whether the other side is still there: a connection turns out to last. */
    public void keepAlive(Channel connected) {
        dialer.keepAlive(connected);
    }
}
