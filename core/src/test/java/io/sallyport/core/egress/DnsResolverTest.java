package io.sallyport.core.egress;

import static io.sallyport.core.testing.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import io.sallyport.core.protocol.ReplyCode;
import io.sallyport.core.spi.policy.CanonicalHost;
import io.sallyport.core.testing.FakeNameServer;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DnsResolverTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final FakeNameServer server = new FakeNameServer(
            group,
            Map.of(
                    "both.example.", List.of(address("192.0.2.1"), address("2001:db8::1"), address("192.0.2.2")),
                    "four.example.", List.of(address("192.0.2.1")),
                    "six.example.", List.of(address("2001:db8::1")),
                    "short.", List.of(address("192.0.2.3")),
                    "missing.example.", List.of()));

    @AfterEach
    void close() {
        server.close();
        group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void givesTheAddressesOfBothFamilies() {
        assertThat(resolve("both.example", LONG).getNow())
                .containsExactlyInAnyOrder(address("192.0.2.1"), address("2001:db8::1"), address("192.0.2.2"));
    }

    @Test
    void prefersIpv6() {
        assertThat(resolve("both.example", LONG).getNow()).startsWith(address("2001:db8::1"));
    }

    @Test
    void aNameMayHaveAddressesOfOneFamily() {
        assertThat(resolve("four.example", LONG).getNow()).containsExactly(address("192.0.2.1"));
        assertThat(resolve("six.example", LONG).getNow()).containsExactly(address("2001:db8::1"));
    }

    @Test
    void asksForANameWithoutADotAsItIs() {
        assertThat(resolve("short", LONG).getNow()).containsExactly(address("192.0.2.3"));
        assertThat(server.asked()).containsOnly("short.");
    }

    @Test
    void saysThatANameDoesNotExist() {
        EgressException failure =
                (EgressException) resolve("missing.example", LONG).cause();

        assertThat(failure.reason().code()).isEqualTo("name-not-found");
        assertThat(failure.reply()).isEqualTo(ReplyCode.HOST_UNREACHABLE);
    }

    @Test
    void asksForNothingElseWhereANameDoesNotExist() {
        resolve("missing.example", LONG);

        assertThat(server.asked()).containsOnly("missing.example.");
    }

    @Test
    void saysThatNobodyAnswered() {
        EgressException failure =
                (EgressException) resolve("silent.example", SHORT).cause();

        assertThat(failure.reason().code()).isEqualTo("resolver-timed-out");
        assertThat(failure.reply()).isEqualTo(ReplyCode.HOST_UNREACHABLE);
    }

    @Test
    void looksIntoTheHostsFileFirst() {
        assertThat(resolve("localhost", LONG).getNow()).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void keepsNoCache() {
        try (DnsResolver resolver = resolver(LONG)) {
            ask(resolver, "four.example");
            int askedOnce = server.asked().size();

            ask(resolver, "four.example");

            assertThat(server.asked()).hasSize(2 * askedOnce);
        }
    }

    private Future<List<InetAddress>> resolve(String name, Duration queryTimeout) {
        try (DnsResolver resolver = resolver(queryTimeout)) {
            return ask(resolver, name);
        }
    }

    private Future<List<InetAddress>> ask(DnsResolver resolver, String name) {
        return resolver.resolve(new CanonicalHost.Name(name), group.next()).awaitUninterruptibly();
    }

    private DnsResolver resolver(Duration queryTimeout) {
        return new DnsResolver(
                new ResolverSettings(List.of(server.address()), queryTimeout),
                NioDatagramChannel::new,
                NioSocketChannel::new);
    }
}
