package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A port that all event loops accept at, and where each connection is served. */
class SharedPortTest {
    private static final int CLIENTS = 64;

    private final Set<Object> serving = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Channel> accepted = new ConcurrentLinkedQueue<>();
    private final List<Channel> open = new ArrayList<>();
    private ServingLoops loops;

    @BeforeEach
    void start() {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available");
        loops = new ServingLoops(3, Transport.EPOLL.ioHandlerFactory());
    }

    @AfterEach
    void stop() {
        if (loops != null) {
            open.forEach(channel -> channel.close().awaitUninterruptibly());
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    @Test
    void eachLoopListensAndServes() throws IOException {
        open.addAll(port().open(address(0)));

        assertThat(open).hasSize(3).extracting(Channel::eventLoop).doesNotHaveDuplicates();
        assertThat(open)
                .extracting(Channel::localAddress)
                .containsOnly(open.get(0).localAddress());
        List<Socket> clients = connect(CLIENTS);
        Awaitility.await().until(() -> accepted.size() == CLIENTS);
        assertThat(serving).hasSize(3);
        assertThat(open.stream().map(SharedPortTest::served)).allMatch(count -> count >= CLIENTS / 3 - 8);
        for (Socket client : clients) {
            client.close();
        }
    }

    private static long served(Channel listener) {
        return ((ServingLoops) listener.eventLoop().parent()).channelsOf(listener.eventLoop()) - 1L;
    }

    @Test
    void aPortThatSomebodyHasIsNotShared() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIOException()
                    .isThrownBy(() -> port().open(address(other.getLocalPort())))
                    .withMessageContaining("in use");
        }
    }

    @Test
    void aPortThatAnotherGatewaySharesAmongItsLoopsIsNotShared() throws IOException {
        open.addAll(port().open(address(0)));
        int taken = ((InetSocketAddress) open.get(0).localAddress()).getPort();

        assertThatIOException().isThrownBy(() -> port().open(address(taken))).withMessageContaining("in use");
    }

    private SharedPort port() {
        return new SharedPort(this::bootstrap, loops);
    }

    private ServerBootstrap bootstrap() {
        return new ServerBootstrap()
                .channelFactory(EpollServerSocketChannel::new)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        serving.add(channel.eventLoop());
                        accepted.add(channel);
                    }
                });
    }

    private List<Socket> connect(int count) throws IOException {
        List<Socket> clients = new ArrayList<>();
        InetSocketAddress address = (InetSocketAddress) open.get(0).localAddress();
        for (int i = 0; i < count; i++) {
            clients.add(new Socket(address.getAddress(), address.getPort()));
        }
        return clients;
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
