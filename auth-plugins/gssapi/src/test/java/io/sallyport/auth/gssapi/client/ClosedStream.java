package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** An output that tells when it is closed. */
final class ClosedStream extends PrintStream {
    private final CountDownLatch closed = new CountDownLatch(1);

    ClosedStream() {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        super.close();
        closed.countDown();
    }

    /** What is done then. */
    @FunctionalInterface
    interface Action {
        void run() throws IOException;
    }

    void whenClosed(Action action) {
        try {
            closed.await();
            action.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
