package io.sallyport.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.sallyport.core.testing.TestChannel;
import io.sallyport.core.testing.TestGateway;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session hears that its client shakes hands before that is done, for the gateway's part of it is done then. */
class TlsBegunTest {
    private final TestChannel channel = new TestChannel(TestGateway.loopback(1), TestGateway.loopback(2));
    private final List<Object> events = new ArrayList<>();

    @BeforeEach
    void listen() {
        TlsContexts contexts = TlsFixture.contexts(TlsEngine.JDK, ClientCertificates.NONE, TlsFixture.SERVER);
        new ListenerTls("test", /* plainToo= */ true, contexts).addTo(channel.pipeline(), channel.remoteAddress());
        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
            @Override
            public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
                events.add(event);
            }

            @Override
            public void channelRead(ChannelHandlerContext ctx, Object message) {
                ReferenceCountUtil.release(message);
            }
        });
    }

    @AfterEach
    void close() {
        channel.close();
        channel.releaseOutbound();
    }

    @Test
    void aClientHelloIsABeginning() throws SSLException {
        channel.receive(new TlsClient(channel).record());

        assertThat(events).containsExactly(TlsBegun.EVENT);
    }

    @Test
    void aPlainClientsGreetingIsNone() {
        channel.receive("05 01 00");

        assertThat(events).isEmpty();
    }
}
