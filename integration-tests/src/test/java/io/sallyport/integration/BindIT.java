package io.sallyport.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.FtpServer;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.Socksbench;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** BIND by clients that nobody here wrote, and active FTP through it. */
class BindIT {
    private static final Path SCRIPTS = Path.of("peers");
    private static final String EXCHANGE = """
            the peer is the one that came: true
            the client got: from the peer
            the peer got: from the client
            """;

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        GatewayHome home = GatewayHome.in(Files.createDirectory(folder.resolve("gateway")));
        gateway = AssembledGateway.start(home.configuration("bind: {ports: 21000-21099}\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "5"})
    void nodesSocksGetsItsPeer(String version) {
        Peer node = Peer.named("node");
        ProcessBuilder builder = command(node, "bind.js", version);
        builder.environment().put("NODE_PATH", "/usr/share/nodejs");
        assumeTrue(Files.exists(Path.of("/usr/share/nodejs/socks")), "peer not installed: node-socks");

        Completed done = Peer.complete(builder);

        assertThat(done.output()).as("%s", done).isEqualTo(EXCHANGE);
    }

    /** By SOCKS4 it cannot: IO::Socket::Socks 0.74 takes the second reply for one of SOCKS5. */
    @Test
    void perlsIoSocketSocksGetsItsPeer() {
        Peer perl = Peer.named("perl");
        assumeTrue(
                perl.run("-MIO::Socket::Socks", "-e", "1").exitCode() == 0,
                "peer not installed: libio-socket-socks-perl");

        Completed done = Peer.complete(command(perl, "bind.pl", "5"));

        assertThat(done.output()).as("%s", done).isEqualTo(EXCHANGE);
    }

    @Test
    void activeFtpCarriesFilesUnchanged() throws IOException, NoSuchAlgorithmException {
        byte[] many = new byte[10_000_000];
        new Random(1928).nextBytes(many);
        try (FtpServer server = FtpServer.start(Files.createTempDirectory("ftp"))) {
            server.offer("small", new byte[] {1});
            server.offer("many", many);

            Completed done = Peer.complete(
                    command(Peer.named("python3"), "active_ftp.py", String.valueOf(server.port()), "small", "many"));

            assertThat(done.output().lines())
                    .as("%s", done)
                    .containsExactly("small 1 " + sha256(new byte[] {1}), "many 10000000 " + sha256(many), "listed 2");
            assertThat(recordOfBind(server.port()).at("/listening/port").asInt())
                    .isBetween(21_000, 21_099);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--socks4"})
    void aLoadGeneratorGetsEveryPeer(String option) {
        Completed done = Socksbench.compiled(folder)
                .run(
                        "bind",
                        gateway.open().getPort(),
                        Stream.of("--conns", "4", option)
                                .filter(word -> !word.isEmpty())
                                .toArray(String[]::new));

        assertThat(done.exitCode()).as("%s", done).isZero();
    }

    private static JsonNode recordOfBind(int port) {
        return gateway.audit()
                .await(record -> record.at("/command").asString().equals("bind")
                        && record.at("/destination/port").asInt() == port
                        && record.at("/event").asString().equals("relayed"));
    }

    private static ProcessBuilder command(Peer program, String script, String... arguments) {
        String port = String.valueOf(gateway.open().getPort());
        ProcessBuilder builder = new ProcessBuilder(
                program.program().toString(), SCRIPTS.resolve(script).toString(), "127.0.0.1", port);
        builder.command().addAll(List.of(arguments));
        return builder;
    }

    private static String sha256(byte[] octets) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }
}
