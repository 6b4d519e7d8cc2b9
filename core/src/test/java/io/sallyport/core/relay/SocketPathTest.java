package io.sallyport.core.relay;

import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.ssl.SslContextBuilder;
import io.sallyport.core.encapsulation.EncapsulationCodec;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.testing.FakeProtection;
import io.sallyport.core.testing.TestChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernel moves what is the relay's as it is, and nothing that somebody in between has to see. */
class SocketPathTest {
    private static final RelaySettings SETTINGS =
            new RelaySettings(Duration.ofHours(1), Duration.ofHours(1), Optional.empty());

    private final TestChannel client = new TestChannel(socket("192.0.2.9", 1080), socket("192.0.2.8", 1));
    private final TestChannel destination = new TestChannel(socket("192.0.2.9", 2), socket("192.0.2.1", 443));

    @AfterEach
    void close() {
        client.finishAndReleaseAll();
        destination.finishAndReleaseAll();
    }

    private void relay() {
        new TcpRelay(client, destination, SETTINGS, end -> {}).start(Unpooled.EMPTY_BUFFER, false);
    }

    static Stream<ChannelHandler> between() throws SSLException {
        return Stream.of(
                SslContextBuilder.forClient().build().newHandler(Unpooled.EMPTY_BUFFER.alloc()),
                new HAProxyMessageDecoder(),
                new EncapsulationCodec(new FakeProtection(ProtectionLevel.INTEGRITY), Unpooled.EMPTY_BUFFER));
    }

    @Test
    void takesTwoSocketsWithNothingBetween() {
        relay();

        assertThat(SocketPath.isPlain(client)).isTrue();
        assertThat(SocketPath.isPlain(destination)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("between")
    void doesNotTakeWhatSomebodyHasToSee(ChannelHandler handler) {
        client.pipeline().addFirst(handler);

        relay();

        assertThat(SocketPath.isPlain(client)).isFalse();
        assertThat(SocketPath.isPlain(destination)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("between")
    void doesNotTakeItOnTheOtherSideEither(ChannelHandler handler) {
        destination.pipeline().addFirst(handler);

        relay();

        assertThat(SocketPath.isPlain(destination)).isFalse();
    }
}
