package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class TransportTest {

    @Test
    void autoIsEpollWhereItLoadsAndNioElsewhere() {
        Transport expected = Transport.EPOLL.isAvailable() ? Transport.EPOLL : Transport.NIO;

        assertThat(Transport.named("auto")).isEqualTo(expected);
    }

    @Test
    void nioIsThereByName() {
        assertThat(Transport.named("nio")).isEqualTo(Transport.NIO);
    }

    @Test
    void epollIsThereByName() {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available on this machine");

        assertThat(Transport.named("epoll")).isEqualTo(Transport.EPOLL);
    }

    @Test
    void refusesAnUnknownName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transport.named("kqueue"))
                .withMessage("unknown transport: \"kqueue\" (expected: auto, epoll or nio)");
    }

    @ParameterizedTest
    @EnumSource
    void bindsADatagramChannel(Transport transport) {
        assumeTrue(transport.isAvailable(), () -> transport + " is not available on this machine");
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, transport.ioHandlerFactory());
        try {
            DatagramChannel channel = transport.datagramChannels().newChannel();
            group.register(channel).syncUninterruptibly();

            channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .syncUninterruptibly();

            assertThat(channel.localAddress().getPort()).isPositive();
        } finally {
            group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    @Test
    void aLoopOfEpollMayChangeItsThreadAsNettySays() {
        assumeTrue(Transport.EPOLL.isAvailable(), "epoll is not available on this machine");
        IoHandlerFactory guarded = Transport.EPOLL.ioHandlerFactory();

        assertThat(guarded.isChangingThreadSupported()).isTrue();
    }
}
