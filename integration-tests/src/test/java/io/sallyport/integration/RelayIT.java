package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.integration.client.RawClient;
import io.sallyport.integration.client.SocksOctets;
import io.sallyport.integration.destination.Conducts;
import io.sallyport.integration.destination.Destination;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes between client and destination, as it is. */
class RelayIT {
    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @BeforeAll
    static void start() {
        gateway = AssembledGateway.start(GatewayHome.in(folder));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    private static String utf8(byte[] octets) {
        return new String(octets, UTF_8);
    }

    @Test
    void dataInTheSegmentOfTheGreetingReachesTheDestination() throws IOException {
        try (Destination destination = Destination.that(Conducts.echo());
                RawClient client = RawClient.of(gateway.locked())) {
            client.send(
                    SocksOctets.methods(2),
                    SocksOctets.credentials(USER, PASSWORD),
                    SocksOctets.connect("localhost", destination.port()),
                    utf8("early"));

            assertThat(client.receive(2)).containsExactly(5, 2);
            assertThat(client.receive(2)).containsExactly(1, 0);
            assertThat(client.receive(10)).startsWith(5, 0, 0, 1);
            assertThat(utf8(client.receive(5))).isEqualTo("early");
        }
    }

    @Test
    void dataInTheSegmentOfASocks4RequestReachesTheDestination() throws IOException {
        try (Destination destination = Destination.that(Conducts.echo());
                RawClient client = RawClient.of(gateway.open())) {
            client.send(SocksOctets.connect4(destination.address(), "somebody"), utf8("early"));

            assertThat(client.receive(8)).startsWith(0, 90);
            assertThat(utf8(client.receive(5))).isEqualTo("early");
        }
    }

    @Test
    void theEndOfTheClientsDirectionLeavesTheOtherOpen() throws IOException {
        try (Destination destination = Destination.that(Conducts.answerAfterEnd(" and back"));
                RawClient client = RawClient.through(gateway.open(), destination.address())) {
            client.send(utf8("there"));
            client.socket().shutdownOutput();

            assertThat(utf8(client.receiveAll())).isEqualTo("there and back");
        }
    }

    @Test
    void theEndOfTheDestinationsDirectionLeavesTheOtherOpen() throws IOException {
        CompletableFuture<String> kept = new CompletableFuture<>();
        try (Destination destination = Destination.that(Conducts.endFirst("done", kept));
                RawClient client = RawClient.through(gateway.open(), destination.address())) {
            assertThat(utf8(client.receiveAll())).isEqualTo("done");
            client.send(utf8("still here"));
            client.socket().shutdownOutput();

            assertThat(kept.join()).isEqualTo("still here");
        }
    }

    @Test
    void aResetByTheDestinationIsAResetForTheClient() throws IOException {
        try (Destination destination = Destination.that(Conducts.reset());
                RawClient client = RawClient.through(gateway.open(), destination.address())) {
            client.send(utf8("x"));

            assertThatThrownBy(client::receiveAll)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aResetByTheClientIsAResetForTheDestination() throws IOException {
        CompletableFuture<String> end = new CompletableFuture<>();
        try (Destination destination = Destination.that(Conducts.howItEnds(end))) {
            try (RawClient client = RawClient.through(gateway.open(), destination.address())) {
                client.receive(1);
                client.socket().setSoLinger(true, 0);
            }

            assertThat(end.join()).contains("reset");
        }
    }

    @Test
    void theReplyNamesTheAddressThatTheDestinationSees() throws IOException {
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        try (Destination destination = Destination.that(connection -> seen.complete(connection.getPort()));
                RawClient client = RawClient.of(gateway.open())) {
            client.send(SocksOctets.methods(0), SocksOctets.connect(destination.address()));
            client.receive(2);
            byte[] reply = client.receive(10);

            assertThat(reply).startsWith(5, 0, 0, 1, 127, 0, 0, 1);
            assertThat(ByteBuffer.wrap(reply).getChar(8))
                    .isEqualTo((char) seen.join().intValue());
        }
    }

    @Test
    void aRefusedClientIsClosedEvenIfItDoesNotClose() throws IOException {
        try (RawClient client = RawClient.of(gateway.open())) {
            client.send(SocksOctets.methods(0), SocksOctets.connect("www.example.com", 9));
            client.receive(2);
            client.receive(10);

            assertThat(client.isClosedByGateway()).isTrue();
        }
    }
}
