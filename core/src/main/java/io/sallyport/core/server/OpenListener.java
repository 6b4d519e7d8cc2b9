package io.sallyport.core.server;

import io.netty.channel.Channel;

/**
 * A listener that listens.
 *
 * @param channel its socket
 * @param place where that is, for people
 * @param afterwards what is left to do when it is closed
 */
record OpenListener(Channel channel, String place, Runnable afterwards) {
    void close() {
        channel.close().awaitUninterruptibly();
        afterwards.run();
    }
}
