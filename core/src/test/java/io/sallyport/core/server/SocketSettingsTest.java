package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.sallyport.core.inbound.ListeningSocket;
import io.sallyport.core.server.SocketSettings.KeepAlive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SocketSettingsTest {
    private static final SocketSettings SETTINGS = new SocketSettings(
            Optional.of(new KeepAlive(Duration.ofSeconds(70), Duration.ofSeconds(7), 3)), Duration.ofSeconds(9), 34);

    @ParameterizedTest
    @EnumSource
    void areAskedOfTheSystem(Transport transport) throws IOException {
        assumeTrue(transport.isAvailable(), () -> transport + " is not available on this machine");
        MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, transport.ioHandlerFactory());
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Channel channel = connect(transport, loops, server);
            SETTINGS.configure(channel);

            assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE)).isTrue();
            assertThat(channel.config().getOption(ChannelOption.IP_TOS)).isEqualTo(34 << 2);
            assertThat(keepAlive(transport, channel)).containsExactly(70, 7, 3);
            if (transport == Transport.EPOLL) {
                assertThat(channel.config().getOption(EpollChannelOption.TCP_USER_TIMEOUT))
                        .isEqualTo(9000);
            }
            channel.close().syncUninterruptibly();
        } finally {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS);
        }
    }

    /** BIND's peers come by themselves, and may be gone without a word as anybody may. */
    @ParameterizedTest
    @EnumSource
    void areAskedForAPeerThatComes(Transport transport) throws Exception {
        assumeTrue(transport.isAvailable(), () -> transport + " is not available on this machine");
        try (EventLoops loops = new EventLoops(transport, 1, SETTINGS)) {
            EventLoop loop = loops.connections().next();
            CompletableFuture<Channel> taken = new CompletableFuture<>();
            InetSocketAddress address =
                    loop.submit(() -> listen(loops, loop, taken)).get();
            try (Socket peer = new Socket(address.getAddress(), address.getPort())) {
                Channel channel = taken.get(30, TimeUnit.SECONDS);

                assertThat(peer.isConnected()).isTrue();
                assertThat(channel.config().getOption(ChannelOption.SO_KEEPALIVE))
                        .isTrue();
                assertThat(channel.config().getOption(ChannelOption.IP_TOS)).isEqualTo(34 << 2);
                assertThat(keepAlive(transport, channel)).containsExactly(70, 7, 3);
                channel.close().syncUninterruptibly();
            }
        }
    }

    private static InetSocketAddress listen(EventLoops loops, EventLoop loop, CompletableFuture<Channel> taken)
            throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ListeningSocket socket = loops.listeningSockets().open(loop, any);
        socket.accept(peer -> {
            try {
                taken.complete(peer.take());
            } catch (IOException e) {
                taken.completeExceptionally(e);
            }
        });
        return socket.address();
    }

    private static Channel connect(Transport transport, MultiThreadIoEventLoopGroup loops, ServerSocket server) {
        return new Bootstrap()
                .group(loops)
                .channelFactory(() -> transport.newSocket(server.getInetAddress()))
                .handler(new ChannelInboundHandlerAdapter())
                .connect(server.getLocalSocketAddress())
                .syncUninterruptibly()
                .channel();
    }

    private static Integer[] keepAlive(Transport transport, Channel channel) {
        return transport == Transport.EPOLL
                ? new Integer[] {
                    channel.config().getOption(EpollChannelOption.TCP_KEEPIDLE),
                    channel.config().getOption(EpollChannelOption.TCP_KEEPINTVL),
                    channel.config().getOption(EpollChannelOption.TCP_KEEPCNT)
                }
                : new Integer[] {
                    channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE)),
                    channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL)),
                    channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT))
                };
    }
}
