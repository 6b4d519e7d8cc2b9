package io.sallyport.bench.load;

import io.sallyport.bench.load.LoadException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** One stream of a pattern, to the client, to the destination, or both ways. */
record Streaming(Dialer dialer, Targets targets, Tally tally, int direction) implements Work {
    private static final int HEADER = 5;
    private static final int PATIENCE_SECONDS = 10;

    /** Upwards nothing comes back for as long as the load lasts. */
    private static final int SILENCE_MILLIS = 660_000;

    static int direction(String name) {
        return switch (name) {
            case "down" -> StreamTarget.DOWN;
            case "up" -> StreamTarget.UP;
            case "both" -> StreamTarget.BOTH;
            default -> throw new IllegalArgumentException("--dir " + name + " (expected: down, up or both)");
        };
    }

    @Override
    public void run(int number) throws IOException {
        try (Tunnel tunnel = dialer.connect(targets.streams().address())) {
            tally.ready();
            tunnel.socket().setSoTimeout(SILENCE_MILLIS);
            tunnel.out()
                    .write(ByteBuffer.allocate(HEADER)
                            .put((byte) direction)
                            .putInt(number)
                            .array());
            if (direction == StreamTarget.DOWN) {
                receive(tunnel, number);
            } else {
                Thread receiving = Targets.daemon("receiving", () -> receiveBeside(tunnel, number));
                send(tunnel, number);
                receiving.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void receiveBeside(Tunnel tunnel, int stream) {
        try {
            receive(tunnel, stream);
        } catch (IOException e) {
            tally.failed(e);
        }
    }

    /** Until the end of input, or the end of time where nothing else is waited for. */
    private void receive(Tunnel tunnel, int stream) throws IOException {
        byte[] buffer = new byte[Pattern.CHUNK * 2];
        long position = 0;
        int count = tunnel.in().read(buffer);
        while (count >= 0 && !(direction == StreamTarget.DOWN && tally.isOver())) {
            if (!Pattern.matches(buffer, 0, count, stream, position)) {
                throw new LoadException(Kind.CORRUPT, "stream " + stream + " differs near " + position);
            }
            position += count;
            if (tally.isMeasuring()) {
                tally.down.add(count);
            }
            count = tunnel.in().read(buffer);
        }
        if (!tally.isOver()) {
            throw new LoadException(Kind.CLOSED, "stream " + stream + " ended early");
        }
    }

    private void send(Tunnel tunnel, int stream) throws IOException {
        byte[] buffer = new byte[Pattern.CHUNK];
        long position = 0;
        while (!tally.isOver()) {
            Pattern.fill(buffer, buffer.length, stream, position);
            tunnel.out().write(buffer);
            position += buffer.length;
        }
        tunnel.socket().shutdownOutput();
        requireArrived(stream, position);
    }

    private void requireArrived(int stream, long sent) throws LoadException {
        try {
            long arrived = targets.streams()
                    .received(stream)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            if (arrived != sent) {
                throw new LoadException(
                        Kind.CORRUPT, "of stream " + stream + " " + arrived + " of " + sent + " arrived");
            }
        } catch (CompletionException e) {
            throw new LoadException(Kind.CLOSED, "stream " + stream + " did not reach its end");
        }
    }
}
