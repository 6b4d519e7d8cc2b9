package io.sallyport.core.egress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;

/** Begins one TCP connection on an event loop; its channel has auto-read off, so that nothing is read before a relay. */
@FunctionalInterface
public interface Dialer {
    /**
     * Begins to connect, from the source and by the interface that the path names and no other; to cancel the future or close its channel ends
     * the attempt.
     */
    ChannelFuture dial(EventLoop loop, EgressPath path);

    /** Has the system look whether the other side is still there, from now on: a connection turns out to last. */
    default void keepAlive(Channel connected) {}
}
