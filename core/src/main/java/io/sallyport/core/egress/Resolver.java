package io.sallyport.core.egress;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.sallyport.core.spi.policy.CanonicalHost;
import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of a name, without blocking. */
public interface Resolver extends AutoCloseable {
    /**
     * Asks for every address of the name. The gateway asks once for each request and connects to nothing else.
     *
     * @param name the name
     * @param loop where the answer is given
     * @return the addresses, at least one, in order of preference; or a failure with an {@link EgressException}
     */
    Future<List<InetAddress>> resolve(CanonicalHost.Name name, EventLoop loop);

    @Override
    void close();
}
