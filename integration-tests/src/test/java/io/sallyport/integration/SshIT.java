package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.SshServer;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ssh through the gateway. */
class SshIT {
    private static final Path NO_INPUT = Path.of("/dev/null");
    private static final int MANY_OCTETS = 20_000_000;

    @TempDir
    private static Path folder;

    @AutoClose
    private static AssembledGateway gateway;

    @AutoClose
    private static SshServer server;

    @BeforeAll
    static void start() throws IOException {
        server = SshServer.start(Files.createDirectory(folder.resolve("ssh")));
        gateway = AssembledGateway.start(GatewayHome.in(Files.createDirectory(folder.resolve("gateway"))));
    }

    private static String netcat() {
        return Peer.named("nc.openbsd").program() + " -X 5 -x " + text(gateway.open()) + " %h %p";
    }

    private static String ncat() {
        return Peer.named("ncat").program() + " --proxy-type socks5 --proxy " + text(gateway.locked())
                + " --proxy-auth " + USER + ":" + PASSWORD + " %h %p";
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    @Test
    void runsACommandThroughNetcat() {
        Completed done = server.run(NO_INPUT, netcat(), "echo there");

        assertThat(done.output()).as("%s", done).isEqualTo("there\n");
    }

    @Test
    void runsACommandThroughNcatWithAPassword() {
        Completed done = server.run(NO_INPUT, ncat(), "echo there");

        assertThat(done.output()).as("%s", done).isEqualTo("there\n");
    }

    @Test
    void carriesManyOctetsUnchanged() throws IOException, NoSuchAlgorithmException {
        byte[] octets = new byte[MANY_OCTETS];
        new Random(1928).nextBytes(octets);
        Path input = Files.write(folder.resolve("many"), octets);

        Completed done = server.run(input, netcat(), "sha256sum");

        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        assertThat(done.output()).as("%s", done).startsWith(digest);
    }
}
