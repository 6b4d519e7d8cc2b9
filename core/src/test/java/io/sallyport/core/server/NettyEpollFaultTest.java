package io.sallyport.core.server;

import static io.sallyport.core.server.TransportConnection.octets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.ChannelFuture;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows what the guard is for; when a new Netty makes this fail, docs/decisions/0002 says what to do. */
@Timeout(30)
class NettyEpollFaultTest {

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED", "CONNECTED"})
    void withoutTheGuardTheWriteAfterAHalfCloseFails(Direction direction) throws Exception {
        assumeTrue(Epoll.isAvailable(), "epoll is not available on this machine");
        try (TransportConnection connection =
                new TransportConnection(Transport.EPOLL, EpollIoHandler.newFactory(), direction)) {
            connection.peerSendsAndHalfCloses(octets(10));

            ChannelFuture write = connection.writeMoreThanTheKernelTakes(octets(16 * 1024 * 1024));

            assertThat(write.await().cause()).hasStackTraceContaining("No such file or directory");
        }
    }
}
