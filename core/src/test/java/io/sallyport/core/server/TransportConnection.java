package io.sallyport.core.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.DuplexChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A channel that reads only when told to, and the plain socket at its other end. */
final class TransportConnection implements AutoCloseable {
    private final CountingIoHandlerFactory loop;
    private final MultiThreadIoEventLoopGroup group;
    private final ChannelRecorder recorder = new ChannelRecorder();
    private final Socket peer;

    TransportConnection(Transport transport, IoHandlerFactory handlers, Direction direction) throws IOException {
        loop = new CountingIoHandlerFactory(handlers);
        group = new MultiThreadIoEventLoopGroup(1, loop);
        peer = direction.connect(transport, group, recorder);
        peer.setSoTimeout(10_000);
        recorder.channel();
    }

    static TransportConnection open(Transport transport, Direction direction) throws IOException {
        assumeTrue(transport.isAvailable(), () -> transport + " is not available on this machine");
        return new TransportConnection(transport, transport.ioHandlerFactory(), direction);
    }

    static byte[] octets(int length) {
        byte[] octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    static ConditionFactory await() {
        return Awaitility.await().pollDelay(0, TimeUnit.MILLISECONDS).pollInterval(1, TimeUnit.MILLISECONDS);
    }

    DuplexChannel channel() {
        return recorder.channel();
    }

    ChannelRecorder recorder() {
        return recorder;
    }

    void peerSendsAndHalfCloses(byte[] octets) throws IOException {
        peer.getOutputStream().write(octets);
        peer.shutdownOutput();
        await().until(() -> KernelSockets.hasReceivedTheEnd(channel()));
        letTheLoopPoll();
    }

    void readUntilTheEndOfInput() {
        await().until(() -> {
            channel().read();
            return recorder.inputEnded();
        });
    }

    void peerResets() throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
        await().until(() -> KernelSockets.hasBeenReset(channel()));
        letTheLoopPoll();
    }

    /** The turn under way may have polled already; the one after it sees all that the kernel knows now. */
    void letTheLoopPoll() {
        long enough = loop.turns().get() + 2;
        while (loop.turns().get() < enough) {
            group.submit(() -> {}).syncUninterruptibly();
        }
    }

    long ioEvents() {
        return loop.events().get();
    }

    ChannelFuture writeMoreThanTheKernelTakes(byte[] octets) {
        ChannelFuture write = channel().writeAndFlush(Unpooled.wrappedBuffer(octets));
        write.addListener(done -> channel().shutdownOutput().addListener(ChannelFutureListener.CLOSE_ON_FAILURE));
        letTheLoopPoll();
        return write;
    }

    byte[] peerReadsSlowlyToTheEnd() throws IOException {
        InputStream input = peer.getInputStream();
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] piece = new byte[1500];
        for (int length = input.read(piece); length >= 0; length = input.read(piece)) {
            read.write(piece, 0, length);
        }
        return read.toByteArray();
    }

    @Override
    public void close() throws IOException {
        peer.close();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
