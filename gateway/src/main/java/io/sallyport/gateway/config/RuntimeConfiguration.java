package io.sallyport.gateway.config;

import io.sallyport.core.spi.config.Setting;
import io.sallyport.core.spi.config.SourceLocation;

/** What the gateway runs on. */
public record RuntimeConfiguration(
        SourceLocation location,

        @Setting(doc = "How sockets are waited for; auto is epoll where it is there.", defaultTo = "auto")
        Transport transport,

        @Setting(
                doc = "How many threads serve the sockets; 0 for one for each processor; at most 1024.",
                defaultTo = "0")
        int eventLoops,

        @Setting(doc = "How many threads do what blocks, such as hashing passwords; from 1 to 1024.", defaultTo = "8")
        int blockingThreads,

        @Setting(
                doc = "How many pieces of blocking work may wait; when there are more, clients are refused. From 1 to"
                        + " 1000000.",
                defaultTo = "1024")
        int blockingQueue) {

    /** Checks the bounds. */
    public RuntimeConfiguration {
        new Bounds()
                .check("event-loops", eventLoops, 0, 1024)
                .check("blocking-threads", blockingThreads, 1, 1024)
                .check("blocking-queue", blockingQueue, 1, 1_000_000)
                .refuse();
    }

    /** How sockets are waited for. */
    public enum Transport {
        AUTO,
        EPOLL,
        NIO
    }
}
