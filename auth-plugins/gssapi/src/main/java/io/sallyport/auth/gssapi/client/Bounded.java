package io.sallyport.auth.gssapi.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls what may wait for somebody else, on a thread that does not keep the process. */
final class Bounded {
    private Bounded() {}

    static <T> FutureTask<T> start(String name, Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "sallyport-connect-" + name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /**
     * Waits for its result.
     *
     * @throws TimeoutException if it takes longer
     */
    static <T> T get(FutureTask<T> task, Duration atMost) throws IOException, TimeoutException {
        try {
            return task.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }
}
