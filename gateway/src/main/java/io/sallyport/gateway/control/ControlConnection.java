package io.sallyport.gateway.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One operator's connection: a line in, an answer out, all of it within a time. */
final class ControlConnection implements Closeable {
    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final long end;

    ControlConnection(SocketChannel channel, Duration deadline) throws IOException {
        this.channel = channel;
        this.end = System.nanoTime() + deadline.toNanos();
        channel.configureBlocking(false);
        this.selector = Selector.open();
        this.key = channel.register(selector, 0);
    }

    /**
     * Reads the one line, without its end.
     *
     * @throws RefusedRequestException if it is none
     */
    String line() throws IOException, RefusedRequestException {
        ByteBuffer octets = ByteBuffer.allocate(ControlRequest.MOST_OCTETS);
        while (!endsALine(octets)) {
            if (!octets.hasRemaining()) {
                throw new RefusedRequestException("a line that is too long");
            }
            await(SelectionKey.OP_READ);
            if (channel.read(octets) < 0) {
                throw new RefusedRequestException("no whole line");
            }
        }
        String text = US_ASCII.decode(octets.flip()).toString();
        if (text.indexOf('\n') != text.length() - 1 || !text.chars().allMatch(ControlConnection::isExpected)) {
            throw new RefusedRequestException("more than a line, or octets that are in none");
        }
        return text.substring(0, text.length() - 1);
    }

    private static boolean endsALine(ByteBuffer octets) {
        return octets.position() > 0 && octets.get(octets.position() - 1) == '\n';
    }

    private static boolean isExpected(int octet) {
        return octet == '\n' || (octet >= ' ' && octet <= '~');
    }

    void send(ControlAnswer answer) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(answer.octets());
        while (octets.hasRemaining()) {
            if (channel.write(octets) == 0) {
                await(SelectionKey.OP_WRITE);
            }
        }
    }

    private void await(int operation) throws IOException {
        key.interestOps(operation);
        selector.selectedKeys().clear();
        while (selector.selectedKeys().isEmpty()) {
            long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (millis <= 0) {
                throw new IOException("the deadline has passed");
            }
            selector.select(millis);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("stopping");
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        selector.close();
    }
}
