package io.sallyport.core.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.unix.FileDescriptor;
import io.sallyport.core.server.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipeSizeTest {
    private final Map<Integer, Integer> sizes = new ConcurrentHashMap<>();
    private FileDescriptor[] pipe = {};

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available");
        pipe = FileDescriptor.pipe();
    }

    @AfterEach
    void close() throws IOException {
        for (FileDescriptor end : pipe) {
            end.close();
        }
        PipeSize.forget();
    }

    @Test
    void aPipeIsMadeLargerAsSoonAsItIsKnownHow() {
        PipeSize.by(() -> sizes::put);
        assertThat(PipeSize.enlarge(pipe[1])).isFalse();

        await().until(() -> PipeSize.enlarge(pipe[1]));

        assertThat(sizes).containsExactly(Map.entry(pipe[1].intValue(), 512 * 1024));
    }

    @Test
    void nobodyKnowsHow() {
        assertThat(PipeSize.enlarge(pipe[1])).isFalse();
    }

    @Test
    void itIsTriedOnceToLearnHow() throws InterruptedException {
        Thread[] loader = new Thread[1];
        PipeSize.by(() -> {
            loader[0] = Thread.currentThread();
            throw new IllegalStateException("no such library");
        });
        assertThat(PipeSize.enlarge(pipe[1])).isFalse();
        await().until(() -> loader[0] != null);
        loader[0].join();

        assertThat(PipeSize.enlarge(pipe[1])).isFalse();
        assertThat(loader[0]).isNotSameAs(Thread.currentThread());
    }

    /** As JNA does if its library is another version's. */
    @Test
    void anErrorIsNoMoreThanSmallPipes() throws InterruptedException {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread[] loader = new Thread[1];
        PipeSize.by(() -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
            loader[0] = Thread.currentThread();
            throw new AssertionError("incompatible library");
        });
        assertThat(PipeSize.enlarge(pipe[1])).isFalse();
        await().until(() -> loader[0] != null);
        loader[0].join();

        assertThat(uncaught).isEmpty();
    }
}
