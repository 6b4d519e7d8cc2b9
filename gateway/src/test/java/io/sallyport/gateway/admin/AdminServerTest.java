package io.sallyport.gateway.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoint as its clients see it, the hostile ones too. */
@Timeout(60)
class AdminServerTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final int MANY_OCTETS = 200_000;

    private final List<Socket> clients = new ArrayList<>();
    private volatile Report report = new Report(Status.UP, List.of());
    private AdminServer server;

    @BeforeEach
    void start() throws IOException {
        server = AdminServer.start(ANY_PORT, () -> report);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        server.close();
    }

    private Socket connect() throws IOException {
        Socket client =
                new Socket(server.address().getAddress(), server.address().getPort());
        clients.add(client);
        client.setSoTimeout(20_000);
        return client;
    }

    private String ask(String request) throws IOException {
        return ask(connect(), request);
    }

    private static String ask(Socket client, String request) throws IOException {
        client.getOutputStream().write(request.getBytes(US_ASCII));
        return answer(client);
    }

    private static String answer(Socket client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), US_ASCII);
    }

    private String get(String path) throws IOException {
        return ask("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }

    @Test
    void livesWhateverBecomesOfTheRest() throws IOException {
        report = new Report(Status.DOWN, List.of());

        assertThat(get("/live")).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\n{\"status\":\"up\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"UP, 200, up", "DEGRADED, 200, degraded", "DOWN, 503, down"})
    void isReadyUnlessItIsDown(Status status, int code, String text) throws IOException {
        report = new Report(status, List.of());

        assertThat(get("/ready"))
                .startsWith("HTTP/1.1 " + code + " ")
                .endsWith("{\"status\":\"" + text + "\",\"components\":[]}\n");
    }

    @Test
    void namesEachComponent() throws IOException {
        Component edge = new Component(
                "listener", "edge", Status.DEGRADED, List.of("a-reason"), Map.of("problem", "x\u007f\"\u00e9"));
        Component directory = new Component("method", "directory", Status.UP, List.of(), Map.of());
        report = new Report(Status.DEGRADED, List.of(edge, directory));

        assertThat(get("/ready"))
                .contains("content-type: application/json\r\n", "cache-control: no-store\r\n")
                .endsWith("{\"status\":\"degraded\",\"components\":[{\"listener\":\"edge\",\"status\":\"degraded\","
                        + "\"reasons\":[\"a-reason\"],\"problem\":\"x\\u007F\\\"\\u00E9\"},"
                        + "{\"method\":\"directory\",\"status\":\"up\"}]}\n");
    }

    @Test
    void hasNoBodyForHead() throws IOException {
        assertThat(ask("HEAD /ready HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("content-length: 32\r\n")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ready/", "/Ready", "/ready?x", "/../ready", "http://127.0.0.1/ready", "*"})
    void hasNoOtherPages(String path) throws IOException {
        assertThat(get(path)).startsWith("HTTP/1.1 404 ").endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "XYZZY"})
    void isOnlyRead(String method) throws IOException {
        assertThat(ask(method + " /ready HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ")
                .contains("allow: GET, HEAD\r\n");
    }

    @Test
    void answersBeforeABodyThatNobodyWants() throws IOException {
        String head = "POST /ready HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + MANY_OCTETS + "\r\n\r\n";

        assertThat(ask(head + "x".repeat(MANY_OCTETS))).startsWith("HTTP/1.1 405 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n \r\n\r\n",
                "GET\r\n\r\n",
                "GET /ready HTTP/9\r\n\r\n",
                "GET /ready HTTP/1.1\r\nHost : x\r\nContent-Length: a\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "\u0005\u0001\u0000\r\n\r\n"
            })
    void refusesWhatIsNoRequest(String request) throws IOException {
        assertThat(ask(request)).startsWith("HTTP/1.1 400 ");
    }

    @Test
    void refusesALongLineAndLongHeaders() throws IOException {
        assertThat(ask("GET /" + "a".repeat(1000) + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET /live HTTP/1.1\r\nA: " + "a".repeat(5000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(ask("GET /live HTTP/1.1\r\n" + "A: b\r\n".repeat(2000) + "\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void readsNoLineToItsEndThatIsTooLong() throws IOException {
        assertThat(ask("GET /" + "a".repeat(MANY_OCTETS))).startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:9080", "", "a\r\nHost: b"})
    void isNotForWebPages(String host) throws IOException {
        assertThat(ask("GET /ready HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).startsWith("HTTP/1.1 421 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:9080", "127.0.0.1:9080", "[::1]:9080"})
    void isForThisHost(String host) throws IOException {
        assertThat(ask("GET /live HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(ask("GET /live HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersOneRequestOfAConnection() throws IOException {
        String request = "GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n";

        assertThat(ask(request.repeat(100)).split("HTTP/1.1 200", -1)).hasSize(2);
    }

    @Test
    void endsAConnectionAtItsDeadlineThoughItDrips() throws IOException {
        server.close();
        server = new AdminServer(ANY_PORT, () -> report, Duration.ofMillis(300));
        Socket silent = connect();
        Socket dripping = connect();
        dripping.setSoTimeout(20);

        assertThatThrownBy(() -> {
                    while (isOpen(dripping)) {
                        dripping.getOutputStream().write('a');
                    }
                    throw new SocketException("ended");
                })
                .isInstanceOf(SocketException.class);
        assertThat(answer(silent)).isEmpty();
    }

    private static boolean isOpen(Socket client) throws IOException {
        try {
            return client.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException open) {
            return true;
        }
    }

    @Test
    void whoHoldsConnectionsShutsNobodyOut() throws IOException {
        Socket oldest = connect();
        for (int i = 0; i < AdminConnections.MOST - 1; i++) {
            connect();
        }

        assertThat(get("/live")).startsWith("HTTP/1.1 200 ");
        assertThat(answer(oldest)).isEmpty();
    }

    @Test
    void saysThatItCannotListen() {
        assertThatThrownBy(() -> AdminServer.start(server.address(), () -> report))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("admin: cannot listen on /127.0.0.1:")
                .hasMessageEndingWith("Address already in use");
    }
}
