package io.sallyport.core.session;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.time.Duration;

/** When a connection was accepted, whatever stands before the session in its pipeline. */
public final class AcceptTime {
    private static final AttributeKey<Long> ACCEPTED = AttributeKey.valueOf(AcceptTime.class, "accepted");

    private AcceptTime() {}

    /** The connection was accepted now: its deadline runs from here, and not from when it says whose it is. */
    public static void mark(Channel channel) {
        channel.attr(ACCEPTED).set(System.nanoTime());
    }

    /** How long ago that was; no time where nobody marked it. */
    public static Duration since(Channel channel) {
        Long accepted = channel.attr(ACCEPTED).get();
        return accepted == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - accepted);
    }
}
