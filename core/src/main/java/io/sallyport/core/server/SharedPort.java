package io.sallyport.core.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One port with a listening socket on each event loop, among which the kernel spreads the connections: accepted where
 * they are served. The first is bound without SO_REUSEPORT, so that a port that anybody has is found out.
 */
final class SharedPort {
    private final Supplier<ServerBootstrap> bootstraps;
    private final EventLoopGroup loops;

    SharedPort(Supplier<ServerBootstrap> bootstraps, EventLoopGroup loops) {
        this.bootstraps = bootstraps;
        this.loops = loops;
    }

    /** Opens all, or none. */
    List<Channel> open(SocketAddress address) throws IOException {
        List<Channel> open = new ArrayList<>();
        try {
            for (EventExecutor loop : loops) {
                open.add(
                        open.isEmpty()
                                ? first(loop, address)
                                : next(loop, open.get(0).localAddress()));
            }
            return open;
        } catch (IOException e) {
            open.forEach(Channel::close);
            throw e;
        }
    }

    private Channel first(EventExecutor loop, SocketAddress address) throws IOException {
        Channel first = ListenerOpener.bound(on(loop), address);
        first.config().setOption(EpollChannelOption.SO_REUSEPORT, true);
        return first;
    }

    private Channel next(EventExecutor loop, SocketAddress address) throws IOException {
        return ListenerOpener.bound(on(loop).option(EpollChannelOption.SO_REUSEPORT, true), address);
    }

    private ServerBootstrap on(EventExecutor loop) {
        return bootstraps.get().group((EventLoop) loop, loops);
    }
}
