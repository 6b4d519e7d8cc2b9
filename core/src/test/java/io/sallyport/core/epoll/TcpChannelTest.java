package io.sallyport.core.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPromise;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoEvent;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.sallyport.core.server.KernelSockets;
import io.sallyport.core.server.Transport;
import io.sallyport.core.testing.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is its own of a channel; what all channels have in common is in the tests of transports. */
@Timeout(30)
class TcpChannelTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final int LARGE = 8 * 1024 * 1024;

    private MultiThreadIoEventLoopGroup loops;

    @BeforeEach
    void start() {
        assumeTrue(Transport.EPOLL.isAvailable() && TcpChannel.isUsable(), "there are no such channels here");
        loops = new MultiThreadIoEventLoopGroup(1, Transport.EPOLL.ioHandlerFactory());
    }

    @AfterEach
    void stop() {
        if (loops != null) {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private TcpChannel registered() throws Exception {
        TcpChannel channel = TcpChannel.unconnected(LOOPBACK);
        channel.config().setAutoRead(false);
        loops.register(channel).sync();
        return channel;
    }

    private <T> T onLoop(Callable<T> task) throws Exception {
        return loops.submit(task).get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatADestinationAnsweredIsReadThoughItTakesNoMore() throws Exception {
        byte[] answer = Octets.random(20_000, 6);
        ReadingOn reader = new ReadingOn();
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            TcpChannel channel = registered();
            channel.pipeline().addLast(reader);
            channel.connect(server.getLocalSocketAddress()).sync();
            Socket peer = server.accept();

            ChannelFuture written = onLoop(() -> {
                channel.read();
                answerAndReset(peer, answer);
                await().until(() -> KernelSockets.hasBeenReset(channel));
                return channel.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
            });

            assertThat(written.await().isSuccess()).isFalse();
            channel.closeFuture().sync();
            assertThat(Arrays.equals(reader.octets.toByteArray(), answer)).isTrue();
            assertThat(reader.ended).isFalse();
        }
    }

    private static void answerAndReset(Socket peer, byte[] answer) throws IOException {
        peer.getOutputStream().write(answer);
        peer.setSoLinger(true, 0);
        peer.close();
    }

    /** Wants more whenever it has something, and keeps it. */
    private static final class ReadingOn extends ChannelInboundHandlerAdapter {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private volatile boolean ended;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            octets.writeBytes(ByteBufUtil.getBytes((ByteBuf) message));
            ((ByteBuf) message).release();
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            context.read();
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            ended |= event == ChannelInputShutdownEvent.INSTANCE;
        }
    }

    @Test
    void writesBuffersOfEveryKindInTheirOrder() throws Exception {
        byte[] octets = Octets.random(LARGE, 5);
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            TcpChannel channel = registered();
            channel.connect(server.getLocalSocketAddress()).sync();
            try (Socket peer = server.accept()) {
                CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> readAll(peer));
                onLoop(() -> writeInPieces(channel, octets)).sync();
                channel.shutdownOutput().sync();

                assertThat(received.get(20, TimeUnit.SECONDS)).isEqualTo(octets);
            }
            channel.close().sync();
        }
    }

    /** Heap, direct, composite and empty ones, of many lengths, flushed together. */
    private static ChannelFuture writeInPieces(Channel channel, byte[] octets) {
        int at = 0;
        for (int piece = 0; at < octets.length; piece++) {
            int length = Math.min(octets.length - at, 1 + piece * 37 % 40_000);
            byte[] part = Arrays.copyOfRange(octets, at, at + length);
            channel.write(
                    switch (piece % 4) {
                        case 0 -> Unpooled.wrappedBuffer(part);
                        case 1 -> channel.alloc().directBuffer(length).writeBytes(part);
                        case 2 -> halves(channel, part);
                        default -> Unpooled.EMPTY_BUFFER;
                    });
            at += piece % 4 == 3 ? 0 : length;
        }
        return channel.writeAndFlush(Unpooled.EMPTY_BUFFER);
    }

    private static ByteBuf halves(Channel channel, byte[] part) {
        int half = part.length / 2;
        return channel.alloc()
                .compositeBuffer()
                .addComponent(true, Unpooled.wrappedBuffer(part, 0, half))
                .addComponent(true, Unpooled.wrappedBuffer(part, half, part.length - half));
    }

    private static byte[] readAll(Socket peer) {
        try {
            return peer.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void knowsBothEndsOfItsConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            TcpChannel channel = registered();
            channel.connect(server.getLocalSocketAddress()).sync();
            try (Socket peer = server.accept()) {
                assertThat(channel.localAddress()).isEqualTo(peer.getRemoteSocketAddress());
                assertThat(channel.remoteAddress()).isEqualTo(peer.getLocalSocketAddress());
            }
            channel.close().sync();
        }
    }

    /** On the same machine it most often is by then. */
    @Test
    void isSaidToBeActiveOnceThoughItIsConnectedWhileItsRegistrationIsTold() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            List<String> told = new CopyOnWriteArrayList<>();
            TcpChannel channel = TcpChannel.unconnected(LOOPBACK);
            channel.config().setAutoRead(false);
            channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                @Override
                public void channelActive(ChannelHandlerContext ctx) {
                    told.add("active");
                }
            });
            ChannelPromise connected = channel.newPromise();

            loops.register(channel)
                    .addListener(registered -> channel.connect(server.getLocalSocketAddress(), connected));
            connected.sync();
            onLoop(() -> null);

            assertThat(told).containsExactly("active");
            channel.close().sync();
        }
    }

    /** The system's answer before that would be kept. */
    @Test
    void knowsNoEndOfItBefore() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            TcpChannel channel = registered();
            assertThat(channel.localAddress()).isNull();
            assertThat(channel.remoteAddress()).isNull();

            channel.connect(server.getLocalSocketAddress()).sync();

            assertThat(((InetSocketAddress) channel.localAddress()).getPort()).isPositive();
            channel.close().sync();
        }
    }

    @Test
    void isConnectedOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
                FullServer full = new FullServer()) {
            TcpChannel channel = registered();
            ChannelFuture first = onLoop(() -> channel.connect(full.address()));
            ChannelFuture second = channel.connect(server.getLocalSocketAddress());
            assertThat(second.await().cause()).isInstanceOf(ConnectionPendingException.class);
            assertThat(first.isDone()).isFalse();
            channel.close().sync();

            TcpChannel connected = registered();
            connected.connect(server.getLocalSocketAddress()).sync();
            assertThat(connected.connect(full.address()).await().cause()).isInstanceOf(AlreadyConnectedException.class);
            connected.close().sync();
        }
    }

    /** Whoever wanted it written releases it then. */
    @Test
    void octetsThatCannotBeCopiedAreReleasedOnce() {
        TcpChannel channel = TcpChannel.unconnected(LOOPBACK);
        channel.config().setAllocator(new NoMemory());
        ByteBuf octets = Unpooled.wrappedBuffer(new byte[9]);

        assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> new TcpOutput(channel).writable(octets));

        assertThat(octets.refCnt()).isEqualTo(1);
        octets.release();
        channel.unsafe().closeForcibly();
    }

    @Test
    void saysThatAConnectionIsRefused() throws Exception {
        ServerSocket gone = new ServerSocket(0, 1, LOOPBACK);
        gone.close();
        TcpChannel channel = registered();

        ChannelFuture attempt = channel.connect(new InetSocketAddress(LOOPBACK, gone.getLocalPort()))
                .await();

        assertThat(attempt.cause()).isInstanceOf(ConnectException.class).hasMessageContaining("refused");
        assertThat(channel.isActive()).isFalse();
        channel.close().sync();
    }

    /** The number of a closed descriptor may be told of after another one has got it. */
    @Test
    void anEventOfAnotherSocketIsNoConnection() throws Exception {
        try (FullServer server = new FullServer()) {
            TcpChannel channel = registered();
            ChannelFuture attempt = channel.connect(server.address());

            onLoop(() -> tellOf(channel, EpollIoOps.EPOLLOUT));
            onLoop(() -> tellOf(channel, EpollIoOps.EPOLLERR));

            assertThat(attempt.isDone()).isFalse();
            assertThat(channel.isActive()).isFalse();
            channel.close().sync();
            assertThat(attempt.await().isSuccess()).isFalse();
        }
    }

    private static boolean tellOf(TcpChannel channel, EpollIoOps ops) {
        ((EpollIoHandle) channel.unsafe()).handle(null, (EpollIoEvent) () -> ops);
        return true;
    }

    @Test
    void aCancelledAttemptIsClosed() throws Exception {
        try (FullServer server = new FullServer()) {
            TcpChannel channel = registered();
            ChannelFuture attempt = onLoop(() -> channel.connect(server.address()));

            attempt.cancel(false);
            channel.closeFuture().sync();

            assertThat(attempt.cause()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aClosedOneDoesNotTouchTheDescriptorThatMayHaveItsNumber() throws Exception {
        TcpChannel channel = registered();
        channel.close().sync();

        assertThatExceptionOfType(ChannelException.class)
                .isThrownBy(() -> channel.config().setOption(ChannelOption.SO_LINGER, 0));
        assertThat(channel.shutdownOutput().await().isSuccess()).isFalse();
        assertThat(channel.connect(new InetSocketAddress(LOOPBACK, 9)).await().isSuccess())
                .isFalse();
    }

    @Test
    void whatIsNoBufferIsNotWritten() throws Exception {
        TcpChannel channel = registered();

        assertThat(channel.writeAndFlush("octets").await().cause()).isInstanceOf(IllegalArgumentException.class);

        channel.close().sync();
    }

    @Test
    void halfClosureIsNotToBeHadAway() throws Exception {
        TcpChannel channel = registered();

        assertThat(channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true))
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, false));

        channel.close().sync();
    }

    /** None is left. */
    private static final class NoMemory extends AbstractByteBufAllocator {
        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("none is left");
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            throw new OutOfMemoryError("none is left");
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    /** One that has as many connections as it wants, so that the next one is neither made nor refused. */
    private static final class FullServer implements AutoCloseable {
        private static final int MORE_THAN_WAIT = 8;

        private final ServerSocket server = new ServerSocket(0, 1, LOOPBACK);
        private final List<SocketChannel> waiting = new ArrayList<>();

        FullServer() throws IOException {
            for (int i = 0; i < MORE_THAN_WAIT; i++) {
                SocketChannel one = SocketChannel.open();
                one.configureBlocking(false);
                one.connect(address());
                waiting.add(one);
            }
        }

        InetSocketAddress address() {
            return (InetSocketAddress) server.getLocalSocketAddress();
        }

        @Override
        public void close() throws IOException {
            for (SocketChannel one : waiting) {
                one.close();
            }
            server.close();
        }
    }
}
