package io.sallyport.core.epoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.sallyport.core.server.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listening sockets whose connections have channels of our own. */
@Timeout(30)
class AcceptingTest {
    private static final int MORE_THAN_IN_A_TURN = 50;

    private final Queue<Channel> accepted = new ConcurrentLinkedQueue<>();
    private final List<Socket> peers = new ArrayList<>();
    private MultiThreadIoEventLoopGroup loops;

    @BeforeEach
    void start() {
        assumeTrue(Transport.EPOLL.isAvailable() && TcpChannel.isUsable(), "there are no such channels here");
        loops = new MultiThreadIoEventLoopGroup(1, Transport.EPOLL.ioHandlerFactory());
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket peer : peers) {
            peer.close();
        }
        if (loops != null) {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private Channel listen(String address) {
        return new ServerBootstrap()
                .group(loops)
                .channelFactory(Transport.EPOLL.serverSocketChannels())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel listener) {
                        listener.pipeline().addLast(new Accepting());
                    }
                })
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accepted.add(channel);
                    }
                })
                .bind(address, 0)
                .syncUninterruptibly()
                .channel();
    }

    private Socket connect(Channel listener) throws IOException {
        int port = ((InetSocketAddress) listener.localAddress()).getPort();
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), port);
        peers.add(peer);
        return peer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::"})
    void aConnectionKnowsBothItsEnds(String address) throws Exception {
        Channel listener = listen(address);
        Socket peer = connect(listener);
        await().until(() -> !accepted.isEmpty());

        Channel channel = accepted.element();

        assertThat(channel).isInstanceOf(TcpChannel.class);
        assertThat(channel.parent()).isSameAs(listener);
        assertThat(channel.localAddress()).isEqualTo(peer.getRemoteSocketAddress());
        assertThat(channel.remoteAddress()).isEqualTo(peer.getLocalSocketAddress());
    }

    @Test
    void takesAsManyAsCome() throws Exception {
        Channel listener = listen("127.0.0.1");
        for (int i = 0; i < MORE_THAN_IN_A_TURN; i++) {
            connect(listener);
        }

        await().until(() -> accepted.size() == MORE_THAN_IN_A_TURN);
    }

    @Test
    void takesNobodyWhileTheListenerDoesNotRead() throws Exception {
        Channel listener = listen("127.0.0.1");
        listener.config().setAutoRead(false);
        turns();
        connect(listener);
        connect(listener);
        turns();
        assertThat(accepted).isEmpty();

        listener.config().setAutoRead(true);

        await().until(() -> accepted.size() == 2);
    }

    private void turns() throws InterruptedException {
        for (int turn = 0; turn < 10; turn++) {
            loops.submit(() -> {}).sync();
        }
    }
}
