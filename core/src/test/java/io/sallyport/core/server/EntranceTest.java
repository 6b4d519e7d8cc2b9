package io.sallyport.core.server;

import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.core.testing.TestChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntranceTest {
    private static final InetAddress ONE = address("198.51.100.7");
    private static final InetAddress OTHER = address("198.51.100.8");
    private static final InetAddress BALANCER = address("192.0.2.10");
    private static final InetAddress OWN = address("192.0.2.1");

    private final AbuseControl abuse = new AbuseControl(
            new AbuseSettings(
                    new AbuseSettings.HalfOpenCaps(4, 2),
                    new AbuseSettings.Penalties(
                            Map.of(Offence.MALFORMED, Duration.ofHours(1)),
                            Duration.ZERO,
                            Duration.ofHours(1),
                            List.of()),
                    AbuseSettings.OFF.lockout(),
                    64),
            System::nanoTime);
    private final Connections connections = new Connections(new ConnectionCaps(6, 3));
    private final Entrance entrance = new Entrance(connections, abuse, OWN::equals);
    private final List<TestChannel> channels = new ArrayList<>();
    private final List<String> displaced = new ArrayList<>();

    private TestChannel channel() {
        TestChannel channel = new TestChannel(socket("192.0.2.1", 1080), socket("198.51.100.7", 40_000));
        String id = id();
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                if (event instanceof Displacement why) {
                    displaced.add(id + " " + why);
                    ctx.close();
                }
            }
        });
        channels.add(channel);
        return channel;
    }

    private String id() {
        return "s-" + channels.size();
    }

    private boolean admit(InetAddress source) {
        String id = id();
        boolean admitted = entrance.admit(channel(), id, source);
        channels.forEach(TestChannel::runPendingTasks);
        return admitted;
    }

    private boolean forward(InetAddress source) {
        String id = id();
        TestChannel channel = channel();
        boolean admitted =
                entrance.admitBalancer(channel, id, BALANCER) && entrance.admitForwarded(channel, id, source);
        channels.forEach(TestChannel::runPendingTasks);
        return admitted;
    }

    private void bar(InetAddress source) {
        ClientInfo client = new ClientInfo(
                "bad", "test", new InetSocketAddress(source, 40_000), socket("192.0.2.1", 1080), Optional.empty());
        abuse.offended(client, Offence.MALFORMED);
    }

    @AfterEach
    void countersAreBackAtZero() {
        channels.forEach(TestChannel::close);

        assertThat(connections.open()).isZero();
        assertThat(connections.sources()).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(admit(ONE)).isTrue();
            assertThat(admit(OTHER)).isTrue();
        }
        channels.forEach(TestChannel::close);
    }

    @Test
    void whoIsKeptOutTakesNoPlace() {
        bar(BALANCER);

        assertThat(admit(BALANCER)).isFalse();

        assertThat(connections.open()).isZero();
        assertThat(channels.get(0).isOpen()).isFalse();
    }

    @Test
    void aSourceWithTooManyHalfOpenMakesRoomForItself() {
        admit(OTHER);
        admit(ONE);
        admit(ONE);

        assertThat(admit(ONE)).isTrue();

        assertThat(displaced).containsExactly("s-1 FOR_ITS_SOURCE");
    }

    @Test
    void aSourceWithTooManyConnectionsDisplacesNobody() {
        admit(OTHER);
        for (int i = 0; i < 3; i++) {
            admit(ONE);
            abuse.halfOpen().over("s-" + (i + 1));
        }

        assertThat(admit(ONE)).isFalse();

        assertThat(displaced).isEmpty();
        assertThat(connections.open()).isEqualTo(4);
    }

    @Test
    void whoseOthersDoNotYieldIsRefusedAndGivesItsConnectionBack() {
        for (String id : List.of("s-0", "s-1")) {
            admit(ONE);
            abuse.halfOpen().yields(id, false);
        }

        assertThat(admit(ONE)).isFalse();

        assertThat(displaced).isEmpty();
        assertThat(connections.open()).isEqualTo(2);
    }

    @Test
    void aForwardedClientCountsForItsSource() {
        forward(ONE);
        forward(ONE);

        assertThat(forward(ONE)).isTrue();

        assertThat(displaced).containsExactly("s-0 FOR_ITS_SOURCE");
        assertThat(connections.sources()).isEqualTo(1);
    }

    @Test
    void aForwardedClientThatIsKeptOutIsClosed() {
        bar(BALANCER);

        assertThat(forward(BALANCER)).isFalse();

        assertThat(channels.get(0).isOpen()).isFalse();
    }

    /** A client could connect through the gateway to the balancer's front, and come back as the gateway itself. */
    @Test
    void aForwardedClientIsNotThisHost() {
        assertThat(forward(OWN)).isFalse();
        assertThat(channels.get(0).isOpen()).isFalse();
        assertThat(forward(address("127.0.0.1"))).isTrue();
    }
}
