package io.sallyport.gateway.cli;

import io.sallyport.gateway.run.Gateway;
import java.util.concurrent.CountDownLatch;

/** Keeps the process for a gateway until a signal ends it. */
final class Foreground {
    private Foreground() {}

    /** Waits for SIGTERM or SIGINT, which drain the gateway; the exit status is then 0, as the end was asked for. */
    static int run(Gateway gateway) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway), "sallyport-stop"));
        new CountDownLatch(1).await();
        return 0;
    }

    private static void stop(Gateway gateway) {
        int status = 0;
        try {
            gateway.drain();
        } catch (InterruptedException e) {
            status = 1;
        }
        gateway.close();
        Runtime.getRuntime().halt(status);
    }
}
