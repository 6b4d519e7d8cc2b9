package io.sallyport.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key exchanges BoringSSL's listener knows: its client offers one group and no other. */
@Timeout(30)
class KeyExchangeTest {
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private TlsFixture fixture;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(TlsEngine.BORINGSSL.isAvailable(), "BoringSSL is not available on this machine");
        fixture = TlsFixture.of(TlsEngine.BORINGSSL);
    }

    @AfterEach
    void close() {
        if (fixture != null) {
            fixture.close();
        }
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private String protocolOfClientThatOffers(String group) throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL)
                .trustManager(TlsFixture.CA.certificate)
                .option(OpenSslContextOption.GROUPS, new String[] {group})
                .build();
        InetSocketAddress address = fixture.gateway.server.addressOf("test");
        SslHandler[] made = new SslHandler[1];
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        made[0] = context.newHandler(channel.alloc(), "localhost", address.getPort());
                        channel.pipeline().addLast(made[0], new Quiet());
                    }
                })
                .connect(address)
                .sync();
        Future<?> done = made[0].handshakeFuture().await();
        made[0].closeOutbound();
        if (!done.isSuccess()) {
            throw new SSLException(done.cause());
        }
        return made[0].engine().getSession().getProtocol();
    }

    /** What goes wrong is the handshake's result already. */
    private static final class Quiet extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    @Test
    void theHybridOneWithMlKemIsNegotiated() throws Exception {
        assertThat(protocolOfClientThatOffers("X25519MLKEM768")).isEqualTo("TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x25519", "secp256r1", "secp384r1"})
    void thoseOfOldAreNegotiatedToo(String group) throws Exception {
        assertThat(protocolOfClientThatOffers(group)).isEqualTo("TLSv1.3");
    }

    @Test
    void anotherIsRefused() {
        assertThatThrownBy(() -> protocolOfClientThatOffers("secp521r1")).isInstanceOf(SSLException.class);
        await().untilAsserted(
                        () -> assertThat(fixture.gateway.records.reasons()).containsExactly("tls-handshake-failed"));
    }
}
