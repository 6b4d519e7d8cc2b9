package io.sallyport.core.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.netty.buffer.PooledByteBufAllocator;
import io.sallyport.core.server.Transport;
import io.sallyport.core.testing.TestGateway;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Readers that take nothing stop their sources, and cost next to no memory. */
@Timeout(60)
class BackPressureTest {
    private static final int READERS = 8;
    private static final int BUFFER = 256 * 1024;
    private static final long MEBIBYTE = 1024 * 1024;

    /** More than the kernel's buffers hold on the whole way. */
    private static final long ALL = 80 * MEBIBYTE;

    private final List<Socket> readers = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
        for (Source source : sources) {
            source.channel.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stalledReadersStopTheirSourcesAndCostNoMemory(Transport transport) throws IOException {
        long before = directMemory();
        try (TestGateway gateway = new TestGateway(transport)) {
            for (int i = 0; i < READERS; i++) {
                connect(gateway);
            }

            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> !sendMore());

            assertThat(sources).allMatch(source -> source.sent < ALL);
            assertThat(directMemory() - before).isLessThan(64 * MEBIBYTE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatGoesOnGetsEverything(Transport transport) throws IOException {
        try (TestGateway gateway = new TestGateway(transport)) {
            connect(gateway);
            await().during(Duration.ofMillis(100)).until(() -> !sendMore());
            Source source = sources.get(0);
            InputStream in = readers.get(0).getInputStream();
            byte[] octets = new byte[BUFFER];

            long received = 0;
            while (received < ALL) {
                sendMore();
                received += in.available() > 0 ? in.read(octets) : 0;
            }

            assertThat(source.sent).isEqualTo(ALL);
            assertThat(received).isEqualTo(ALL);
        }
    }

    private void connect(TestGateway gateway) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open().bind(TestGateway.loopback(0))) {
            Socket reader = new Socket();
            readers.add(reader);
            reader.setReceiveBufferSize(BUFFER);
            reader.setSoTimeout(TestGateway.PATIENCE_MILLIS);
            reader.connect(gateway.server.addressOf("test"));
            TestGateway.request(reader, listener.socket().getLocalPort());
            SocketChannel source = listener.accept();
            source.configureBlocking(false);
            source.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER);
            sources.add(new Source(source));
        }
    }

    private boolean sendMore() throws IOException {
        boolean more = false;
        for (Source source : sources) {
            more |= source.sendMore();
        }
        return more;
    }

    private static long directMemory() {
        long memory = PooledByteBufAllocator.DEFAULT.metric().usedDirectMemory();
        if (ByteBufAllocator.DEFAULT != PooledByteBufAllocator.DEFAULT
                && ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider other) {
            memory += other.metric().usedDirectMemory();
        }
        return memory;
    }

    /** Sends as fast as it may. */
    private static final class Source {
        private final SocketChannel channel;
        private final ByteBuffer octets = ByteBuffer.allocateDirect(64 * 1024);
        private long sent;

        Source(SocketChannel channel) {
            this.channel = channel;
        }

        /** Sends what the kernel takes, and tells whether that was anything. */
        boolean sendMore() throws IOException {
            long before = sent;
            int now;
            do {
                octets.clear().limit((int) Math.min(octets.capacity(), ALL - sent));
                now = channel.write(octets);
                sent += now;
            } while (now > 0);
            return sent > before;
        }
    }
}
