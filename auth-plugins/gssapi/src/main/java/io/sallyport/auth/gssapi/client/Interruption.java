package io.sallyport.auth.gssapi.client;

import java.io.IOException;

/** What is done when a person interrupts this process: an octet tells the gateway that nobody reads on. */
final class Interruption {
    private final Thread hook;

    Interruption(Connection connection) {
        this.hook = new Thread(() -> tell(connection), "sallyport-interrupted");
    }

    void arm() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void tell(Connection connection) {
        try {
            connection.channel().out().write(0);
            connection.close();
        } catch (IOException gone) {
            // Then the gateway knows.
        }
    }

    void disarm() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException interrupted) {
            // It runs already.
        }
    }
}
