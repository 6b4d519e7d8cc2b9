package io.sallyport.core.session;

import static io.sallyport.core.session.AssociatedSession.CLIENT;
import static io.sallyport.core.session.AssociatedSession.DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_DESTINATION;
import static io.sallyport.core.session.AssociatedSession.TO_NAME;
import static io.sallyport.core.testing.Addresses.address;
import static io.sallyport.core.testing.Addresses.socket;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.socket.DatagramPacket;
import io.sallyport.core.spi.ProtectionLevel;
import io.sallyport.core.spi.ReasonCode;
import io.sallyport.core.spi.audit.AssociationRecord;
import io.sallyport.core.spi.policy.Obligations;
import io.sallyport.core.testing.FakePolicy;
import io.sallyport.core.testing.FakeProtection;
import io.sallyport.core.testing.Octets;
import io.sallyport.core.testing.TestDatagramChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A million datagrams of every kind leave no buffer behind: as in every test of core, paranoid leak detection looks for
 * them.
 */
@Timeout(300)
class MillionDatagramsTest {
    private static final int KINDS = 10;
    private static final int IN_THE_CLEAR = 950_000 / KINDS;
    private static final int ENCAPSULATED = 50_000 / KINDS;
    private static final InetSocketAddress NAMED = socket("203.0.113.9", 53);
    private static final InetSocketAddress STRANGER = socket("192.0.2.66", 50_000);

    private final AssociatedSession session = new AssociatedSession();
    private final SessionFixture fixture = session.fixture;

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void inTheClear() {
        permit();
        session.associated(AssociatedSession.ASSOCIATE);
        exchange(IN_THE_CLEAR, hex -> hex);

        assertCounts(IN_THE_CLEAR);
    }

    @Test
    void encapsulated() {
        FakeProtection protection = new FakeProtection(ProtectionLevel.CONFIDENTIALITY, false, 1024);
        permit();
        fixture.encapsulatedBy(protection).requested(FakeProtection.frame(AssociatedSession.ASSOCIATE));
        exchange(ENCAPSULATED, FakeProtection::frame);

        assertCounts(ENCAPSULATED);
    }

    private void permit() {
        session.decides(request -> request.destination().port() == 9
                ? FakePolicy.deny(request)
                : FakePolicy.permit(request, Obligations.NONE));
    }

    private void assertCounts(long rounds) {
        AssociationRecord record = session.ended();
        assertThat(record.fromClient()).isEqualTo(3 * rounds);
        assertThat(record.toClient()).isEqualTo(2 * rounds);
        assertThat(record.dropped())
                .containsOnly(
                        Map.entry(ReasonCode.of("malformed-datagram-header"), rounds),
                        Map.entry(ReasonCode.of("denied-by-test"), rounds),
                        Map.entry(ReasonCode.of("foreign-source"), rounds),
                        Map.entry(ReasonCode.of("unasked-sender"), rounds));
    }

    private void exchange(int rounds, UnaryOperator<String> message) {
        TestDatagramChannel client = fixture.datagramSockets.client();
        List<byte[]> requests = List.of(
                octets(message, TO_NAME + " 01"),
                octets(message, TO_DESTINATION + " 01 02 03 04"),
                octets(message, "00 00 01" + TO_DESTINATION.substring(8) + " 05"),
                octets(message, "00 00 82" + TO_DESTINATION.substring(8) + " 06"),
                octets(message, "00 00 00 05 01"),
                octets(message, "00 00 00 01 CB 00 71 07 00 09 07"));
        byte[] answer = Octets.of("08 09");
        for (int round = 0; round < rounds; round++) {
            for (byte[] request : requests) {
                receive(client, CLIENT, request);
            }
            if (round == 0) {
                fixture.resolver.answer(address("203.0.113.9"));
            }
            receive(client, STRANGER, requests.get(1));
            TestDatagramChannel destination = fixture.datagramSockets.destination(1);
            receive(destination, DESTINATION, answer);
            receive(destination, NAMED, answer);
            receive(destination, STRANGER, answer);
            client.releaseOutbound();
            destination.releaseOutbound();
        }
    }

    private static byte[] octets(UnaryOperator<String> message, String hex) {
        return Octets.of(message.apply(hex));
    }

    private static void receive(TestDatagramChannel channel, InetSocketAddress sender, byte[] octets) {
        channel.writeInbound(new DatagramPacket(Unpooled.wrappedBuffer(octets), channel.localAddress(), sender));
    }
}
