package io.sallyport.gateway.control;

import static io.sallyport.core.testing.Addresses.address;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.abuse.AbuseControl;
import io.sallyport.core.abuse.AbuseSettings;
import io.sallyport.core.abuse.AbuseSettings.Lockout;
import io.sallyport.core.abuse.AbuseSettings.Penalties;
import io.sallyport.core.abuse.Offence;
import io.sallyport.core.server.ListenerPlace.UnixSocket;
import io.sallyport.core.spi.ClientInfo;
import io.sallyport.gateway.audit.OperatorCommand;
import io.sallyport.gateway.control.ControlAnswer.Status;
import io.sallyport.gateway.control.ControlRequest.Verb;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The socket as those see it who connect to it, the hostile ones too; in one class, as all want the same server and its clients. */
@Timeout(60)
class ControlServerTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int FAILURES = 3;

    @TempDir
    private Path folder;

    private final List<OperatorCommand> audited = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> clients = new ArrayList<>();
    private final AbuseControl abuse = new AbuseControl(settings(), () -> 0);
    private final CountDownLatch admitted = new CountDownLatch(1);
    private OptionalLong peer = OptionalLong.of(7);
    private ControlServer server;

    private static AbuseSettings settings() {
        AbuseSettings off = AbuseSettings.OFF;
        Penalties penalties = new Penalties(
                Map.of(Offence.MALFORMED, Duration.ofSeconds(10)), Duration.ZERO, Duration.ofMinutes(10), List.of());
        return new AbuseSettings(off.halfOpen(), penalties, new Lockout(FAILURES, Duration.ofMinutes(15)), 32 * 256);
    }

    private Path socket() {
        return folder.resolve("control.sock");
    }

    private ControlServer serve(Duration deadline) throws IOException {
        UnixSocket place = new UnixSocket(socket(), PosixFilePermissions.fromString("rw-------"), Optional.empty());
        ControlDesk desk = new ControlDesk(abuse, audited::add, Clock.fixed(NOW, ZoneOffset.UTC));
        return new ControlServer(place, desk, client -> admit(), deadline);
    }

    private OptionalLong admit() {
        admitted.countDown();
        return peer;
    }

    @BeforeEach
    void start() throws IOException {
        server = serve(DEADLINE);
    }

    @AfterEach
    void stop() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
        server.close();
    }

    private SocketChannel connect() throws IOException {
        SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket()));
        clients.add(client);
        return client;
    }

    private static void send(SocketChannel client, String text) throws IOException {
        ByteBuffer octets = ByteBuffer.wrap(text.getBytes(UTF_8));
        while (octets.hasRemaining()) {
            client.write(octets);
        }
    }

    private static String receive(SocketChannel client) throws IOException {
        return new String(Channels.newInputStream(client).readAllBytes(), US_ASCII);
    }

    private String raw(String text) throws IOException {
        SocketChannel client = connect();
        send(client, text);
        client.shutdownOutput();
        return receive(client);
    }

    private ControlAnswer ask(Verb verb, String source, String... account) throws Exception {
        return ControlClient.ask(
                socket(),
                ControlRequest.of(
                        verb,
                        Optional.of(source),
                        Optional.of(account).filter(a -> a.length > 0).map(a -> a[0])));
    }

    private static ClientInfo client(String from) {
        InetSocketAddress here = new InetSocketAddress(address("192.0.2.1"), 1080);
        return new ClientInfo("s", "main", new InetSocketAddress(address(from), 5), here, Optional.empty());
    }

    private void lock(String from, String account) {
        for (int i = 0; i < FAILURES; i++) {
            abuse.attempts(client(from)).failed(account);
        }
    }

    private boolean isLocked(String from, String account) {
        return abuse.attempts(client(from)).isLocked(account);
    }

    @Test
    void onlyItsOwnerCanConnect() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-------");
    }

    @Test
    void listsWhatIsKeptOut() throws Exception {
        lock("198.51.100.7", "Alice");
        abuse.offended(client("198.51.100.8"), Offence.MALFORMED);

        assertThat(ask(Verb.LOCKS, "*"))
                .isEqualTo(new ControlAnswer(
                        List.of(
                                "SOURCE                            FOR  WHAT",
                                "198.51.100.7                   15m00s  account alice",
                                "198.51.100.8                    0m10s  every connection (forgive)"),
                        Status.WELL));
        assertThat(ask(Verb.LOCKS, "198.51.100.7").lines()).hasSize(2);
        assertThat(audited).isEmpty();
    }

    @Test
    void unlocksAnAccountAndRecordsWhoAskedForIt() throws Exception {
        lock("198.51.100.7", "alice");
        lock("198.51.100.8", "alice");

        assertThat(ask(Verb.UNLOCK, "198.51.100.0/24", "ALICE"))
                .isEqualTo(new ControlAnswer(List.of("unlocked 'ALICE' for 2 sources"), Status.WELL));

        assertThat(isLocked("198.51.100.7", "alice")).isFalse();
        assertThat(audited)
                .containsExactly(
                        new OperatorCommand(NOW, "unix:uid=7", "unlock", "198.51.100.0/24", Optional.of("ALICE"), 2));
    }

    @Test
    void saysThatThereIsNothingToUnlock() throws Exception {
        lock("198.51.100.7", "alice");

        assertThat(ask(Verb.UNLOCK, "198.51.100.8", "alice"))
                .isEqualTo(new ControlAnswer(List.of("alice has no lock of its own for 198.51.100.8"), Status.NOTHING));
        assertThat(ask(Verb.UNLOCK_OTHERS, "*").status()).isEqualTo(Status.NOTHING);
        assertThat(ask(Verb.FORGIVE, "198.51.100.7"))
                .isEqualTo(new ControlAnswer(List.of("no connections are refused for 198.51.100.7"), Status.NOTHING));
        assertThat(audited).hasSize(3).allMatch(command -> command.lifted() == 0);
    }

    @Test
    void saysThatAnUnlockedAccountCannotComeInYet() throws Exception {
        lock("198.51.100.7", "alice");
        abuse.offended(client("198.51.100.7"), Offence.MALFORMED);
        for (int i = 0; i < 100; i++) {
            lock("198.51.100.7", "nobody-" + i);
        }

        assertThat(ask(Verb.UNLOCK, "*", "alice").lines())
                .containsExactly(
                        "unlocked alice for 1 source",
                        "from 198.51.100.7 it is still locked, as one of the other accounts: unlock --others --source"
                                + " 198.51.100.7",
                        "from 198.51.100.7 it cannot connect, as its source is refused: forgive 198.51.100.7");
        assertThat(ask(Verb.UNLOCK_OTHERS, "198.51.100.7").lines())
                .containsExactly("unlocked the other accounts for 1 source");
        assertThat(ask(Verb.FORGIVE, "198.51.100.7").lines()).containsExactly("forgave for 1 source");
        assertThat(isLocked("198.51.100.7", "alice")).isFalse();
        assertThat(isLocked("198.51.100.7", "nobody-0")).isTrue();
        assertThat(abuse.refusal(address("198.51.100.7"))).isEmpty();
    }

    @Test
    void forgivesNobodyByAStar() throws Exception {
        abuse.offended(client("198.51.100.7"), Offence.MALFORMED);

        assertThat(ask(Verb.FORGIVE, "*"))
                .isEqualTo(ControlAnswer.refused("source: '*' is everybody (expected: an address, a network such as"
                        + " 192.0.2.0/24, or unix:uid=1000)"));
        assertThat(abuse.refusal(address("198.51.100.7"))).isPresent();
        assertThat(audited).isEmpty();
        assertThat(ask(Verb.FORGIVE, "0.0.0.0/0").lines()).containsExactly("forgave for 1 source");
    }

    @Test
    void saysSoForAFewSourcesOnly() throws Exception {
        for (int i = 0; i < 12; i++) {
            lock("198.51." + i + ".7", "alice");
            abuse.offended(client("198.51." + i + ".7"), Offence.MALFORMED);
        }

        assertThat(ask(Verb.UNLOCK, "*", "alice").lines())
                .hasSize(11)
                .startsWith("unlocked alice for 12 sources")
                .filteredOn(line -> line.contains("it cannot connect, as its source is refused: forgive 198.51."))
                .hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n\n",
                "locks *",
                "locks *\nlocks *\n",
                "locks *\r\n",
                "locks *\u0000\n",
                "stop *\n",
                "unlock *\n",
                "unlock * Z\u00fcrich\n",
                "unlock nowhere alice\n",
                "unlock * \u001b[2J\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "\u0005\u0001\u0000"
            })
    void refusesWhatIsNoRequest(String text) throws IOException {
        assertThat(raw(text)).endsWith("done refused\n").matches("(?s)[\n -~]+");
        assertThat(audited).isEmpty();
    }

    @Test
    void readsNoLineToItsEndThatIsTooLong() throws IOException {
        SocketChannel client = connect();
        send(client, "unlock * " + "a".repeat(ControlRequest.MOST_OCTETS));

        String answer = "a line that is too long\ndone refused\n";
        assertThat(Channels.newInputStream(client).readNBytes(answer.length())).isEqualTo(answer.getBytes(US_ASCII));
    }

    /** The smallest buffer is full after a few octets that are sent one by one: not all are there at the first look. */
    @Test
    void takesALineThatDrips() throws Exception {
        SocketChannel client = connect();
        client.setOption(StandardSocketOptions.SO_SNDBUF, 1);
        for (char octet : "locks 2001:0db8:0000:0000:0000:0000:0000:0001\n".toCharArray()) {
            send(client, String.valueOf(octet));
        }

        assertThat(receive(client)).endsWith("done well\n");
    }

    @Test
    void whoIsSilentOrReadsNothingEndsAtTheDeadline() throws Exception {
        server.close();
        server = serve(Duration.ofMillis(300));
        for (int i = 0; i < 2000; i++) {
            lock((10 + i / 250) + "." + i % 250 + ".0.1", "\u001b".repeat(64));
        }
        SocketChannel silent = connect();
        SocketChannel deaf = connect();
        send(deaf, "locks *\n");

        assertThat(ask(Verb.LOCKS, "203.0.113.1").status()).isEqualTo(Status.WELL);
        assertThat(receive(silent)).isEmpty();
        String cut = receive(deaf);
        assertThat(cut.startsWith("SOURCE ")).isTrue();
        assertThat(cut.contains("done")).isFalse();
    }

    @Test
    void whoConnectsTooOftenWaitsAndTheRestGoesOn() throws Exception {
        server.close();
        server = serve(Duration.ofMillis(50));
        for (int i = 0; i < ControlServer.WAITING; i++) {
            connect();
        }

        assertThat(ask(Verb.LOCKS, "*").status()).isEqualTo(Status.WELL);
    }

    @Test
    void refusesOtherUsersBeforeItReads() throws Exception {
        lock("198.51.100.7", "alice");
        peer = OptionalLong.empty();

        assertThat(receive(connect()))
                .isEqualTo("refused: neither root nor the user that the gateway runs as\ndone refused\n");
        assertThat(ask(Verb.UNLOCK, "*", "alice").status()).isEqualTo(Status.REFUSED);
        assertThat(isLocked("198.51.100.7", "alice")).isTrue();
        assertThat(audited).isEmpty();
    }

    @Test
    void takesNoCommandOfWhomNobodyCanTell() throws Exception {
        server.close();
        UnixSocket place = new UnixSocket(socket(), PosixFilePermissions.fromString("rw-------"), Optional.empty());
        ControlDesk desk = new ControlDesk(abuse, audited::add, Clock.systemUTC());
        server = new ControlServer(
                place,
                desk,
                client -> {
                    throw new UnsupportedOperationException("no credentials");
                },
                DEADLINE);
        lock("198.51.100.7", "alice");

        assertThatThrownBy(() -> ask(Verb.UNLOCK, "*", "alice")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ask(Verb.UNLOCK, "*", "alice")).isInstanceOf(IOException.class);
        assertThat(isLocked("198.51.100.7", "alice")).isTrue();
    }

    @Test
    void knowsWhoIsAtTheOtherEnd() throws Exception {
        server.close();
        UnixSocket place = new UnixSocket(socket(), PosixFilePermissions.fromString("rw-------"), Optional.empty());
        server = ControlServer.start(place, new ControlDesk(abuse, audited::add, Clock.systemUTC()));
        lock("198.51.100.7", "alice");

        assertThat(ask(Verb.UNLOCK, "*", "alice").status()).isEqualTo(Status.WELL);
        assertThat(audited)
                .extracting(OperatorCommand::peer)
                .containsExactly("unix:uid=" + Files.getAttribute(folder, "unix:uid"));
    }

    @Test
    void leavesNoFileAndReplacesThatOfADeadGateway() throws Exception {
        server.close();
        assertThat(socket()).doesNotExist();
        assertThat(folder).isEmptyDirectory();
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertThat(Files.exists(socket())).isTrue();

        server = serve(DEADLINE);

        assertThat(ask(Verb.LOCKS, "*").status()).isEqualTo(Status.WELL);
        assertThatThrownBy(() -> serve(DEADLINE)).hasMessageContaining("somebody listens on");
        assertThat(ask(Verb.LOCKS, "*").status()).isEqualTo(Status.WELL);
    }

    @Test
    void endsAtOnceThoughSomebodyIsConnected() throws Exception {
        SocketChannel silent = connect();
        admitted.await();

        long before = System.nanoTime();
        server.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(receive(silent)).isEmpty();
    }

    @Test
    void theClientSaysThatNobodyAnswers() throws Exception {
        server.close();

        assertThatThrownBy(() -> ask(Verb.LOCKS, "*"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no gateway answers at unix:" + socket() + ": ");
        try (ServerSocketChannel deaf = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            deaf.bind(UnixDomainSocketAddress.of(socket()));
            ControlRequest request = ControlRequest.of(Verb.LOCKS, Optional.empty(), Optional.empty());
            assertThatThrownBy(() -> ControlClient.ask(socket(), request, Duration.ofMillis(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no gateway answers at unix:");
        }
    }
}
