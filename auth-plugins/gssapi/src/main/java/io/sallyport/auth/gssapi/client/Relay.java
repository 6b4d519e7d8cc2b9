package io.sallyport.auth.gssapi.client;

import io.sallyport.core.spi.command.CommandIo;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;

/** Joins standard input and output with the destination; the end of one direction is passed on, the other goes on. */
final class Relay {
    private final Connection connection;
    private final CommandIo io;
    private final Duration linger;

    /**
     * Joins them.
     *
     * @param linger how long input may be silent once the destination has ended
     */
    Relay(Connection connection, CommandIo io, Duration linger) {
        this.connection = connection;
        this.io = io;
        this.linger = linger;
    }

    void run() throws IOException {
        Copying up = new Copying(io.in(), connection.channel().out());
        FutureTask<Boolean> upwards = Bounded.start("input", () -> copyUp(up));
        try {
            StandardOutput out = new StandardOutput(io.out());
            new Copying(connection.channel().in(), out).run();
            out.close();
        } catch (IOException e) {
            throw firstOf(upwards, e);
        }
        await(upwards, up);
    }

    private boolean copyUp(Copying up) throws IOException {
        try {
            up.run();
            connection.socket().shutdownOutput();
            return true;
        } catch (IOException e) {
            // Nobody else would tell the other direction, which waits for the gateway.
            connection.close();
            throw e;
        }
    }

    /** The failure that made the other direction fail, if that is what happened. */
    private static IOException firstOf(FutureTask<Boolean> upwards, IOException failure) {
        try {
            if (upwards.isDone()) {
                Bounded.get(upwards, Duration.ZERO);
            }
            return failure;
        } catch (IOException | TimeoutException first) {
            return first instanceof IOException cause ? cause : failure;
        }
    }

    private void await(FutureTask<Boolean> upwards, Copying up) throws IOException {
        long before = -1;
        while (up.count() > before) {
            before = up.count();
            try {
                Bounded.get(upwards, linger);
                return;
            } catch (TimeoutException silent) {
                // Then it ends, unless something was copied meanwhile.
            }
        }
    }
}
