package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.sallyport.core.egress.EgressPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is small is sent at once, though nobody asks for it on each connection that is accepted. */
@Timeout(30)
class NoDelayTest {
    private static final ChannelOption<Integer> OF_LISTENER = new IntegerUnixChannelOption("TCP_NODELAY", 6, 1);

    @BeforeEach
    void epollLoads() {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available on this machine");
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED_BY_US", "CONNECTED_BY_US"})
    void channelsOfOurOwnHaveIt(Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(Transport.EPOLL, direction)) {
            assertThat(connection.channel().config().getOption(ChannelOption.TCP_NODELAY))
                    .isTrue();
        }
    }

    @Test
    void everySocketOfAListenerHandsItOn() throws IOException {
        try (EventLoops loops = new EventLoops(Transport.EPOLL, 2)) {
            LoadShedding shedding = new LoadShedding(new Connections(new ConnectionCaps(1, 1)));
            ListenerPlace.Network place =
                    new ListenerPlace.Network(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false);
            OpenListener listener = new ListenerOpener(loops, shedding)
                    .open(place, sockets -> new ClientInitializer(null, null, null, null, sockets));

            assertThat(listener.channels())
                    .hasSize(2)
                    .allMatch(channel ->
                            Integer.valueOf(1).equals(channel.config().getOption(OF_LISTENER)));
            listener.close();
        }
    }

    @Test
    void aDialledConnectionHasIt() throws Exception {
        try (EventLoops loops = new EventLoops(Transport.EPOLL, 1);
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EventLoop loop = loops.connections().next();
            EgressPath path = new EgressPath((InetSocketAddress) server.getLocalSocketAddress(), Optional.empty());
            Channel channel = loop.submit(() -> loops.dialer().dial(loop, path))
                    .get()
                    .sync()
                    .channel();

            assertThat(channel.config().getOption(ChannelOption.TCP_NODELAY)).isTrue();
            channel.close().sync();
        }
    }
}
