package io.sallyport.demo;

import java.io.IOException;
import java.io.PrintStream;

/** The end by SIGINT or SIGTERM: it was asked for, so that the exit status is 0 if all could be stopped. */
final class Signals implements AutoCloseable {
    private static final int ENDED = 0;
    private static final int FAILED = 1;

    private final Demo demo;
    private final PrintStream err;
    private final Thread hook = new Thread(this::stop, "sallyport-demo-stop");
    private volatile boolean came;

    private Signals(Demo demo, PrintStream err) {
        this.demo = demo;
        this.err = err;
    }

    /** Stops the demo when one comes, until this is closed. */
    static Signals stopping(Demo demo, PrintStream err) {
        Signals signals = new Signals(demo, err);
        Runtime.getRuntime().addShutdownHook(signals.hook);
        return signals;
    }

    /** Whether one came. */
    boolean came() {
        return came;
    }

    private void stop() {
        came = true;
        int status = FAILED;
        try {
            demo.close();
            status = ENDED;
        } catch (IOException e) {
            err.println("demo: " + e.getMessage());
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // A signal was faster, and decides how the process ends.
        }
    }
}
