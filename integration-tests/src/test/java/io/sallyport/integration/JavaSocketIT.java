package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SOCKS client that every Java has. */
class JavaSocketIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    private Destination destination;

    @BeforeAll
    static void start() {
        gateway = AssembledGateway.start(GatewayHome.in(folder));
    }

    @BeforeEach
    void serve() {
        destination = Destination.that(Conducts.answerAfterEnd(" and back"));
    }

    @AfterEach
    void close() throws IOException {
        Authenticator.setDefault(null);
        destination.close();
    }

    @Test
    void passesWithoutAPassword() throws IOException {
        assertThat(exchange(gateway.open(), destination.address())).isEqualTo("there and back");
    }

    @Test
    void passesWithThePasswordOfItsAuthenticator() throws IOException {
        Authenticator.setDefault(answering(PASSWORD));

        assertThat(exchange(gateway.locked(), destination.address())).isEqualTo("there and back");
    }

    @Test
    void passesByName() throws IOException {
        InetSocketAddress named = InetSocketAddress.createUnresolved("localhost", destination.port());

        assertThat(exchange(gateway.open(), named)).isEqualTo("there and back");
    }

    @Test
    void isRefusedWithAWrongPassword() {
        Authenticator.setDefault(answering("wrong"));

        assertThatThrownBy(() -> exchange(gateway.locked(), destination.address()))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("authentication failed");
    }

    @Test
    void isRefusedWithTheEmptyPasswordThatItSendsByItself() {
        assertThatThrownBy(() -> exchange(gateway.locked(), destination.address()))
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("authentication failed");
    }

    private static Authenticator answering(String password) {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(USER, password.toCharArray());
            }
        };
    }

    private static String exchange(InetSocketAddress proxy, InetSocketAddress to) throws IOException {
        try (Socket socket = new Socket(new Proxy(Proxy.Type.SOCKS, proxy))) {
            socket.setSoTimeout(20_000);
            socket.connect(to);
            socket.getOutputStream().write("there".getBytes(UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
