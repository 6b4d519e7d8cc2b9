package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.context.Reasons;
import io.sallyport.core.spi.ReasonCode;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Runs what takes too long for the event loop, and leaves room for others than the source that has the most of it. */
final class Workers {
    private static final int OCTETS_OF_A_64 = 8;

    private final Executor executor;
    private final int mostOfASource;
    private final Map<Object, Integer> works = new ConcurrentHashMap<>();

    Workers(Executor executor, int mostOfASource) {
        this.executor = executor;
        this.mostOfASource = mostOfASource;
    }

    Executor executor() {
        return executor;
    }

    /** Takes a work, or says why not. */
    Optional<ReasonCode> submit(InetSocketAddress client, Runnable work) {
        Object source = sourceOf(client);
        if (works.merge(source, 1, Integer::sum) > mostOfASource) {
            leave(source);
            return Optional.of(Reasons.OVERLOADED_FROM_SOURCE);
        }
        try {
            executor.execute(() -> run(source, work));
            return Optional.empty();
        } catch (RejectedExecutionException e) {
            leave(source);
            return Optional.of(Reasons.OVERLOADED);
        }
    }

    private void run(Object source, Runnable work) {
        try {
            work.run();
        } finally {
            leave(source);
        }
    }

    private void leave(Object source) {
        works.computeIfPresent(source, (key, count) -> count == 1 ? null : count - 1);
    }

    /** What one host can have many of counts as one. */
    private static Object sourceOf(InetSocketAddress client) {
        if (client.isUnresolved()) {
            return client.getHostString();
        }
        return client.getAddress() instanceof Inet6Address v6
                ? ByteBuffer.wrap(v6.getAddress(), 0, OCTETS_OF_A_64)
                : client.getAddress();
    }
}
