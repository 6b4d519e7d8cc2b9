package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.proxy.Socks5ProxyHandler;
import io.sallyport.integration.client.NettyExchange;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Netty's SOCKS5 client. */
class NettyClientIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static Destination destination;

    @BeforeAll
    static void start() {
        destination = Destination.that(Conducts.echo());
        gateway = AssembledGateway.start(GatewayHome.in(folder));
    }

    @Test
    void passesWithoutAPassword() {
        Socks5ProxyHandler proxy = new Socks5ProxyHandler(gateway.open());

        assertThat(NettyExchange.run(proxy, destination.address(), "hello").join())
                .isEqualTo("hello");
    }

    @Test
    void passesWithThePassword() {
        Socks5ProxyHandler proxy = new Socks5ProxyHandler(gateway.locked(), USER, PASSWORD);

        assertThat(NettyExchange.run(proxy, destination.address(), "hello").join())
                .isEqualTo("hello");
    }

    @Test
    void isRefusedWithAWrongPassword() {
        Socks5ProxyHandler proxy = new Socks5ProxyHandler(gateway.locked(), USER, "wrong");

        assertThatThrownBy(() ->
                        NettyExchange.run(proxy, destination.address(), "hello").join())
                .hasCauseInstanceOf(ProxyConnectException.class)
                .hasMessageContaining("authStatus");
    }
}
