package io.sallyport.bench.load;

import io.sallyport.bench.load.LoadException.Kind;
import java.io.EOFException;
import java.io.IOException;

/** Sends a message and waits for it to come back, over and over. */
record PingPong(Dialer dialer, Targets targets, Tally tally, int size) implements Work {
    @Override
    public void run(int number) throws IOException {
        try (Tunnel tunnel = dialer.connect(targets.echo().address(number))) {
            tally.ready();
            byte[] message = new byte[size];
            for (long position = 0; !tally.isOver(); position += size) {
                Pattern.fill(message, size, number, position);
                long begin = System.nanoTime();
                tunnel.out().write(message);
                check(tunnel.in().readNBytes(size), number, position);
                tally.done(begin);
            }
        }
    }

    private void check(byte[] back, int stream, long position) throws IOException {
        if (back.length < size) {
            throw new EOFException("closed within an answer");
        }
        if (!Pattern.matches(back, 0, size, stream, position)) {
            throw new LoadException(Kind.CORRUPT, "an answer of stream " + stream + " differs");
        }
    }
}
