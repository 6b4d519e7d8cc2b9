package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.Gateway;
import java.util.concurrent.CountDownLatch;

/** Keeps the process for a gateway until a signal ends it. */
final class Foreground {
    private static final int ENDED = 0;
    private static final int FAILED = 1;

    private Foreground() {}

    /** Waits for SIGTERM or SIGINT, which drain the gateway; the exit status is then 0, as the end was asked for. */
    static int run(Gateway gateway) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway), "sallyport-stop"));
        new CountDownLatch(1).await();
        return ENDED;
    }

    private static void stop(Gateway gateway) {
        int status = FAILED;
        try {
            gateway.drain();
            gateway.close();
            status = ENDED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }
}
