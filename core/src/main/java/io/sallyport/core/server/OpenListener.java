package io.sallyport.core.server;

import io.netty.channel.Channel;
import java.util.List;

/**
 * A listener that listens.
 *
 * @param channels its sockets, at least one
 * @param place where that is, for people
 * @param afterwards what is left to do when it is closed
 */
record OpenListener(List<Channel> channels, String place, Runnable afterwards) {
    Channel channel() {
        return channels.get(0);
    }

    void close() {
        channels.forEach(channel -> channel.close().awaitUninterruptibly());
        afterwards.run();
    }
}
