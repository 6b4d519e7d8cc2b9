package io.sallyport.core.epoll;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.UnixChannel;
import java.util.Optional;

/**
 * Two sockets of an event loop, and the directions of them that a flow takes.
 *
 * @param answers what the sink sends, which another flow may have taken
 */
record FlowEnds(
        UnixChannel source,
        UnixChannel sink,
        GuardedHandle.Direction input,
        GuardedHandle.Direction output,
        GuardedHandle.Direction answers) {

    /** Gives them if both are sockets of an epoll event loop. */
    static Optional<FlowEnds> of(Channel source, Channel sink) {
        if (!isTcp(source) || !isTcp(sink)) {
            return Optional.empty();
        }
        UnixChannel from = (UnixChannel) source;
        UnixChannel to = (UnixChannel) sink;
        return GuardedHandles.of(from)
                .flatMap(in -> GuardedHandles.of(to)
                        .map(out -> new FlowEnds(from, to, in.input(), out.output(), out.input())));
    }

    /** Whether it is a TCP connection of an epoll event loop, ours or Netty's. */
    static boolean isTcp(Channel channel) {
        return channel instanceof TcpChannel || channel instanceof EpollSocketChannel;
    }
}
