package io.sallyport.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sallyport.core.server.Transport;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A client and a destination, both plain sockets, and a gateway that relays between them. */
public final class RelayedPair implements AutoCloseable {
    public final TestGateway gateway;
    public final Socket client;
    public final Socket destination;

    /** Which of the two sends. */
    public enum Direction {
        TO_DESTINATION,
        TO_CLIENT
    }

    /** Connects the two, through a gateway of their own. */
    public RelayedPair(Transport transport) throws IOException {
        gateway = new TestGateway(transport);
        try (ServerSocket listener = new ServerSocket(0, 1, TestGateway.address())) {
            client = gateway.connect();
            TestGateway.request(client, listener.getLocalPort());
            destination = listener.accept();
            destination.setSoTimeout(TestGateway.PATIENCE_MILLIS);
        }
    }

    public Socket source(Direction direction) {
        return direction == Direction.TO_CLIENT ? destination : client;
    }

    public Socket sink(Direction direction) {
        return direction == Direction.TO_CLIENT ? client : destination;
    }

    /** Waits for the record of the session, which is the only one. */
    public void assertRecord(String reason) {
        await().until(() -> !gateway.records.closed().isEmpty());
        assertThat(gateway.records.reasons()).containsExactly(reason);
    }

    @Override
    public void close() throws IOException {
        client.close();
        destination.close();
        gateway.close();
    }
}
