package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;

/** What the gateway runs on. */
public record RuntimeConfiguration(
        @Setting(doc = "How sockets are waited for; auto is epoll where it is there.", defaultTo = "auto")
        Transport transport,

        @Setting(doc = "How many threads serve the sockets; 0 for one for each processor.", defaultTo = "0")
        int eventLoops,

        @Setting(doc = "How many threads do what blocks, such as hashing passwords.", defaultTo = "8")
        int blockingThreads,

        @Setting(
                doc = "How many pieces of blocking work may wait; when there are more, clients are refused.",
                defaultTo = "1024")
        int blockingQueue) {

    /** Checks the bounds. */
    public RuntimeConfiguration {
        Bounds.check("event-loops", eventLoops, 0, 1024);
        Bounds.check("blocking-threads", blockingThreads, 1, 1024);
        Bounds.check("blocking-queue", blockingQueue, 1, 1_000_000);
    }

    /** How sockets are waited for. */
    public enum Transport {
        AUTO,
        EPOLL,
        NIO
    }
}
