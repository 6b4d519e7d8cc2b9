package io.sallyport.core.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.sallyport.core.testing.Addresses;
import io.sallyport.core.testing.RecordedLogger;
import io.sallyport.core.testing.TestChannel;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class HandshakeLogTest {
    private final RecordedLogger logger = new RecordedLogger();

    /** Behind a load balancer every connection comes from the balancer. */
    @Test
    void namesTheClientAndNotTheOtherEndOfTheConnection() {
        InetSocketAddress balancer = Addresses.socket("192.0.2.10", 5000);
        InetSocketAddress client = Addresses.socket("198.51.100.7", 40_000);
        TestChannel channel = new TestChannel(Addresses.socket("192.0.2.9", 1080), balancer);
        ChannelInboundHandlerAdapter nothing = new ChannelInboundHandlerAdapter();
        HandshakeLog.OfClient log = new HandshakeLog("edge", logger).of(client);
        channel.pipeline()
                .addLast(new TlsGate(/* plainToo= */ false, nothing, nothing, log))
                .addLast(new Silent());

        channel.receive("05 01 00");

        assertThat(logger.lines()).singleElement().asString().contains("198.51.100.7", "plain-to-tls-listener");
        assertThat(logger.lines()).singleElement().asString().doesNotContain("192.0.2.10");
        channel.close();
    }

    /** Where a session would be. */
    private static final class Silent extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(io.netty.channel.ChannelHandlerContext ctx, Throwable cause) {}
    }
}
