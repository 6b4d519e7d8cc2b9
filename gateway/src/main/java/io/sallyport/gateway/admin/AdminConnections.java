package io.sallyport.gateway.admin;

import io.netty.channel.Channel;
import java.util.ArrayDeque;
import java.util.Deque;

/** The connections that are open, all on one event loop: one too many ends the oldest, so that nobody shuts others out. */
final class AdminConnections {
    /** How many there may be. */
    static final int MOST = 32;

    private final Deque<Channel> open = new ArrayDeque<>();

    void add(Channel channel) {
        if (open.size() == MOST) {
            open.removeFirst().close();
        }
        open.addLast(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
    }
}
