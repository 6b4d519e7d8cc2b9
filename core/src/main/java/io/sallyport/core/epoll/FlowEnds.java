package io.sallyport.core.epoll;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollSocketChannel;
import java.util.Optional;

/** Two sockets of an event loop, and the directions of them that a flow takes. */
record FlowEnds(
        EpollSocketChannel source,
        EpollSocketChannel sink,
        GuardedHandle.Direction input,
        GuardedHandle.Direction output) {

    /** Gives them if both are sockets of an epoll event loop. */
    static Optional<FlowEnds> of(Channel source, Channel sink) {
        if (!(source instanceof EpollSocketChannel from && sink instanceof EpollSocketChannel to)) {
            return Optional.empty();
        }
        return GuardedHandles.of(from)
                .flatMap(in -> GuardedHandles.of(to).map(out -> new FlowEnds(from, to, in.input(), out.output())));
    }
}
