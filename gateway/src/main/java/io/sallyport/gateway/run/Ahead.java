package io.sallyport.gateway.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Something that is made on a thread of its own, while the rest of a start goes on. */
final class Ahead<T> {
    private final CompletableFuture<T> made;

    /** Begins; what is made must leave nothing behind if nobody asks for it. */
    Ahead(String thread, Supplier<T> making) {
        this.made = CompletableFuture.supplyAsync(making, task -> start(thread, task));
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for it; whatever was thrown is thrown here. */
    T get() {
        try {
            return made.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
