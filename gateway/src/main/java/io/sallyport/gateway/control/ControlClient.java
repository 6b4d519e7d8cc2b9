package io.sallyport.gateway.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a running gateway. */
public final class ControlClient {
    private static final Logger log = LoggerFactory.getLogger(ControlClient.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ControlClient() {}

    /**
     * Asks, and waits for the answer for a bounded time.
     *
     * @throws IOException if there is none
     */
    public static ControlAnswer ask(Path socket, ControlRequest request) throws IOException, InterruptedException {
        return ask(socket, request, PATIENCE);
    }

    static ControlAnswer ask(Path socket, ControlRequest request, Duration patience)
            throws IOException, InterruptedException {
        // A connection to a Unix-domain socket cannot be waited for with a bound in any other way.
        FutureTask<ControlAnswer> asking = new FutureTask<>(() -> exchange(socket, request));
        Thread thread = new Thread(asking, "sallyport-asking");
        thread.setDaemon(true);
        thread.start();
        try {
            return asking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw silent(socket, String.valueOf(cause.getMessage()), e);
        } catch (TimeoutException e) {
            throw silent(socket, "for " + patience.toSeconds() + " seconds", e);
        } finally {
            thread.interrupt();
        }
    }

    private static IOException silent(Path socket, String why, Exception cause) {
        return new IOException("no gateway answers at unix:" + socket + ": " + why, cause);
    }

    private static ControlAnswer exchange(Path socket, ControlRequest request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            send(channel, ByteBuffer.wrap((request.line() + "\n").getBytes(US_ASCII)));
            return ControlAnswer.parse(receive(channel));
        }
    }

    /** A gateway that has not read all ends with a reset; an answer that is whole is one all the same. */
    private static byte[] receive(SocketChannel channel) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(ControlAnswer.MOST_OCTETS);
        try {
            while (octets.hasRemaining() && channel.read(octets) >= 0) {}
        } catch (IOException e) {
            if (octets.position() == 0) {
                throw e;
            }
        }
        return Arrays.copyOf(octets.array(), octets.position());
    }

    /** Who is refused is answered before he has said anything. */
    private static void send(SocketChannel channel, ByteBuffer octets) {
        try {
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
        } catch (IOException e) {
            log.debug("the gateway does not read", e);
        }
    }
}
