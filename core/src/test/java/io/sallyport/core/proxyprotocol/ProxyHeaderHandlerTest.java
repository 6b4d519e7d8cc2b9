package io.sallyport.core.proxyprotocol;

import static io.sallyport.core.testing.Addresses.socket;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.sallyport.core.abuse.Displacement;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestChannel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderHandlerTest {
    private static final Duration AT_MOST = Duration.ofSeconds(30);
    private static final String SIGNATURE = "0D 0A 0D 0A 00 0D 0A 51 55 49 54 0A";
    private static final String V2_ADDRESSES = "CB 00 71 05 C0 00 02 01 9C 40 04 38";
    private static final String V2 = SIGNATURE + " 21 11 00 0C " + V2_ADDRESSES;
    private static final String V1 = "PROXY TCP4 203.0.113.5 192.0.2.1 40000 1080\r\n";

    private final TestChannel channel = new TestChannel(socket("192.0.2.1", 1080), socket("192.0.2.10", 50_000));
    private final List<String> events = new ArrayList<>();
    private boolean serves = true;
    private boolean fails;

    private final Forwarding forwarding = new Forwarding() {
        @Override
        public boolean serve(InetSocketAddress client) {
            events.add("serve " + client.getAddress().getHostAddress() + " " + client.getPort());
            if (fails) {
                throw new IllegalStateException("test");
            }
            if (serves) {
                channel.pipeline().addLast(new Behind());
            }
            return serves;
        }

        @Override
        public void refused(ReasonCode reason) {
            events.add(reason.code());
        }
    };

    /** What comes after the header. */
    private final class Behind extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            events.add("active");
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object octets) {
            ByteBuf received = (ByteBuf) octets;
            events.add(Octets.hex(ByteBufUtil.getBytes(received)));
            received.release();
        }
    }

    @BeforeEach
    void accept() {
        ProxyHeaderHandler.addTo(channel.pipeline(), AT_MOST, forwarding);
        channel.pipeline().fireChannelActive();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private static byte[] octets(String header) {
        return header.startsWith("PROXY") ? header.getBytes(US_ASCII) : Octets.of(header);
    }

    @Test
    void waitsForTheHeader() {
        assertThat(channel.reads()).isPositive();
        assertThat(events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {V1, V2})
    void servesWhomTheHeaderNames(String header) {
        channel.receive(octets(header));

        assertThat(events).containsExactly("serve 203.0.113.5 40000", "active");
        assertThat(channel.pipeline().get("proxy-header")).isNull();
        assertThat(channel.pipeline().get("proxy-header-decoder")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {V1, V2})
    void takesAHeaderThatComesOctetByOctet(String header) {
        for (byte octet : octets(header)) {
            assertThat(events).isEmpty();
            channel.receive(octet);
        }

        assertThat(events).containsExactly("serve 203.0.113.5 40000", "active");
    }

    @Test
    void asksForMoreAfterEveryPartOfAHeader() {
        byte[] header = octets(V2);
        for (int i = 0; i < header.length - 1; i++) {
            int reads = channel.reads();
            channel.receive(header[i]);
            assertThat(channel.reads()).as("after octet %d", i).isGreaterThan(reads);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {V1, V2})
    void keepsWhatFollowsInTheSameSegment(String header) {
        byte[] start = octets(header);
        byte[] all = Arrays.copyOf(start, start.length + 3);
        System.arraycopy(Octets.of("05 01 00"), 0, all, start.length, 3);

        channel.receive(all);

        assertThat(events).containsExactly("serve 203.0.113.5 40000", "active", "05 01 00");
    }

    @Test
    void skipsWhatVersion2AddsToTheAddresses() {
        channel.receive(SIGNATURE + " 21 11 00 13 " + V2_ADDRESSES + " 05 00 04 61 62 63 64 05 01 00");

        assertThat(events).containsExactly("serve 203.0.113.5 40000", "active", "05 01 00");
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP6 2001:db8::5 2001:db8::1 40000 1080, 2001:db8:0:0:0:0:0:5",
        "PROXY TCP6 ::ffff:203.0.113.5 2001:db8::1 40000 1080, 203.0.113.5"
    })
    void namesIpv6Clients(String header, String client) {
        channel.receive((header + "\r\n").getBytes(US_ASCII));

        assertThat(events).containsExactly("serve " + client + " 40000", "active");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGNATURE + " 20 00 00 00",
                SIGNATURE + " 20 11 00 0C " + V2_ADDRESSES,
                SIGNATURE + " 21 00 00 00",
                "PROXY UNKNOWN\r\n",
                "PROXY UNKNOWN ffff:f:f:f:f:f:f:f ffff:f:f:f:f:f:f:f 65535 65535\r\n"
            })
    void closesAHealthCheckQuietly(String header) {
        channel.receive(octets(header));

        assertThat(events).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"05 01 00", "16 03 01", "04 01", "47"})
    void refusesAConnectionWithoutAHeaderAtItsFirstOctet(String octets) {
        channel.receive(octets);

        assertThat(events).containsExactly("proxy-header-missing");
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGNATURE + " 31 11 00 0C " + V2_ADDRESSES,
                SIGNATURE + " 22 11 00 0C " + V2_ADDRESSES,
                SIGNATURE + " 21 41 00 0C " + V2_ADDRESSES,
                SIGNATURE + " 21 11 00 04 CB 00 71 05",
                SIGNATURE + " 21 21 00 0C " + V2_ADDRESSES,
                "0D 0A 0D 0A 00 0D 0A 51 55 49 54 0B 21 11 00 0C 0D 0A",
                "PROXY TCP4 203.0.113.5 192.0.2.1 40000\r\n",
                "PROXY TCP4 203.0.113.5 192.0.2.1 40000 65536\r\n",
                "PROXY TCP4 203.0.113.5 192.0.2.1 -1 1080\r\n",
                "PROXY TCP4 2001:db8::5 192.0.2.1 40000 1080\r\n",
                "PROXY TCP6 203.0.113.5 192.0.2.1 40000 1080\r\n",
                "PROXY TCP4 example.com 192.0.2.1 40000 1080\r\n",
                "PROXY  TCP4 203.0.113.5 192.0.2.1 40000 1080\r\n",
                "PROXY UDP4 203.0.113.5 192.0.2.1 40000 1080\r\n",
                "PROXYTCP4 203.0.113.5 192.0.2.1 40000 1080\r\n"
            })
    void refusesAMalformedHeader(String header) {
        channel.receive(octets(header));

        assertThat(events).containsExactly("proxy-header-malformed");
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {SIGNATURE + " 21 12 00 0C " + V2_ADDRESSES})
    void refusesDatagramsAndPaths(String header) {
        channel.receive(octets(header));

        assertThat(events).containsExactly("proxy-header-not-for-tcp");
        assertThat(channel.isOpen()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "224.0.0.1"})
    void refusesAClientThatIsNoHost(String address) {
        channel.receive(("PROXY TCP4 " + address + " 192.0.2.1 40000 1080\r\n").getBytes(US_ASCII));

        assertThat(events).containsExactly("proxy-header-without-client-address");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void refusesALineWithoutAnEndThatIsTooLong() {
        channel.receive(("PROXY TCP4 " + "1".repeat(120)).getBytes(US_ASCII));

        assertThat(events).containsExactly("proxy-header-malformed");
    }

    @Test
    void refusesAHeaderOfVersion2ThatIsTooLong() {
        channel.receive(Octets.of(SIGNATURE + " 21 11 FF FF " + V2_ADDRESSES));
        channel.receive(new byte[2000]);

        assertThat(events).containsExactly("proxy-header-malformed");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void refusesAHeaderThatTakesTooLong() {
        channel.receive("0D 0A 0D");

        channel.advance(AT_MOST);

        assertThat(events).containsExactly("proxy-header-timed-out");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void hasNoDeadlineAfterTheHeader() {
        channel.receive(octets(V1));

        channel.advance(AT_MOST.multipliedBy(2));

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void passesNothingOnOfAClientThatIsNotServed() {
        serves = false;

        channel.receive(octets(V1 + "more"));

        assertThat(events).containsExactly("serve 203.0.113.5 40000");
    }

    @Test
    void closesWhatCannotBeServed() {
        fails = true;

        channel.receive(octets(V1));

        assertThat(events).containsExactly("serve 203.0.113.5 40000");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void closesQuietlyWhenTheBalancerEnds() {
        channel.receiveEnd();

        assertThat(events).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void makesRoomForOthers() {
        channel.pipeline().fireUserEventTriggered(Displacement.FOR_OTHERS);

        assertThat(channel.isOpen()).isFalse();
    }
}
