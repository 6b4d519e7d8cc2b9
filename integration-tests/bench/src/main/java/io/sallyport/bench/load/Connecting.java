package io.sallyport.bench.load;

import java.io.IOException;
import java.net.Socket;

/** Connects, and ends the connection, over and over: with an octet there and back, or after the login. */
record Connecting(Dialer dialer, Targets targets, Tally tally, boolean loginOnly) implements Work {
    private static final int PAUSE_MILLIS = 20;

    @Override
    public void run(int number) throws IOException {
        tally.ready();
        for (int i = number; !tally.isOver(); i++) {
            long begin = System.nanoTime();
            try {
                once(i);
                tally.done(begin);
            } catch (IOException e) {
                tally.failed(e);
                pause();
            }
        }
    }

    private void once(int number) throws IOException {
        if (loginOnly) {
            Socket socket = dialer.login(targets.echo().address(number));
            socket.close();
        } else {
            try (Tunnel tunnel = dialer.connect(targets.echo().address(number))) {
                tunnel.echo(number & 0xFF);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
