package io.sallyport.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelOption;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is small is sent at once, though nobody asks for it on each connection that is accepted. */
@Timeout(30)
class NoDelayTest {
    @ParameterizedTest
    @EnumSource(names = {"ACCEPTED_BY_US", "CONNECTED_BY_US"})
    void channelsOfOurOwnHaveIt(Direction direction) throws Exception {
        try (TransportConnection connection = TransportConnection.open(Transport.EPOLL, direction)) {
            assertThat(connection.channel().config().getOption(ChannelOption.TCP_NODELAY))
                    .isTrue();
        }
    }
}
