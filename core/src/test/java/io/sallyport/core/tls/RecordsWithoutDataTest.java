package io.sallyport.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.sallyport.core.protocol.ProtocolException;
import io.sallyport.core.testing.TestChannel;
import io.sallyport.core.testing.TestGateway;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What TLS answers by itself is bounded, though no session hears of it: the JDK's engine bounds nothing. */
class RecordsWithoutDataTest {
    private static final int READ = 64 * 1024;

    private final TestChannel channel = new TestChannel(TestGateway.loopback(1), TestGateway.loopback(2));
    private final TlsClient client = new TlsClient(channel);
    private final Session session = new Session();

    @BeforeEach
    void shakeHands() throws SSLException {
        TlsContexts contexts = TlsFixture.contexts(TlsEngine.JDK, ClientCertificates.NONE, TlsFixture.SERVER);
        new ListenerTls("test", /* plainToo= */ false, contexts).addTo(channel.pipeline(), channel.remoteAddress());
        channel.pipeline().addLast(session);
        client.handshake();
    }

    @AfterEach
    void close() {
        channel.stall(false);
        channel.close();
        channel.releaseOutbound();
    }

    @Test
    void answersToWhatComesAtOnceAreFewThoughNobodyReadsThem() throws SSLException {
        channel.stall(true);
        channel.receive(client.keyUpdates(4 * READ / 27));
        assertThat(session.refusals).containsExactly("tls-answers-not-read");
        assertThat(waiting()).isLessThan(1200);
    }

    @Test
    void keyUpdatesAloneEndTheConnection() throws SSLException {
        for (int sent = 0; sent < 3 * READ; sent += READ) {
            channel.receive(client.keyUpdates(READ / 27));
        }
        assertThat(session.refusals).containsExactly("tls-records-without-data");
    }

    @Test
    void answersThatNobodyReadsEndItThoughDataComeBetween() throws SSLException {
        channel.stall(true);
        for (int i = 0; i < 40; i++) {
            channel.receive(client.keyUpdates(100));
            channel.receive(client.record((byte) 5));
        }
        assertThat(session.refusals).containsExactly("tls-answers-not-read");
        assertThat(waiting()).isLessThan(1200);
    }

    @Test
    void whoReadsTheAnswersMayChangeKeysAsOftenAsItLikes() throws SSLException {
        for (int i = 0; i < 40; i++) {
            channel.receive(client.keyUpdates(100));
            channel.receive(client.record((byte) 5));
        }
        assertThat(session.refusals).isEmpty();
        assertThat(session.octets).isEqualTo(40);
    }

    private int waiting() {
        return channel.unsafe().outboundBuffer().size();
    }

    /** Where a session would be. */
    private static final class Session extends ChannelInboundHandlerAdapter {
        private final List<String> refusals = new ArrayList<>();
        private int octets;

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ByteBuf data = (ByteBuf) message;
            octets += data.readableBytes();
            data.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            refusals.add(
                    cause instanceof ProtocolException refused
                            ? refused.reason().code()
                            : cause.toString());
        }
    }
}
