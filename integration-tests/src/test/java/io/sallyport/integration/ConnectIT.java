package io.sallyport.integration;

import static io.sallyport.integration.gateway.GatewayHome.PASSWORD;
import static io.sallyport.integration.gateway.GatewayHome.USER;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import io.sallyport.integration.client.SshServer;
import io.sallyport.integration.gateway.AssembledGateway;
import io.sallyport.integration.gateway.GatewayHome;
import io.sallyport.integration.gateway.Program;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sallyport connect} as ssh's ProxyCommand, through the gateway. */
class ConnectIT {
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

    @Test
    void runsACommandByAPassword() throws IOException {
        Path password = Files.createTempFile(
                folder, "", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(password, PASSWORD + "\n");

        Completed done = server.run(
                NO_INPUT, connect(gateway.locked()) + " --user " + USER + " --password-file " + password, "echo there");

        assertThat(done.output()).as("%s", done).isEqualTo("there\n");
    }

    @Test
    void carriesManyOctetsUnchanged() throws IOException, NoSuchAlgorithmException {
        byte[] octets = new byte[MANY_OCTETS];
        new Random(1928).nextBytes(octets);
        Path input = Files.write(folder.resolve("many"), octets);

        Completed done = server.run(input, connect(gateway.open()), "sha256sum");

        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        assertThat(done.output()).as("%s", done).startsWith(digest);
    }

    @Test
    void saysInOneLineThatTheGatewayRefuses() {
        Completed done =
                Peer.complete(Program.command(List.of(), "connect", "--via", text(gateway.open()), "127.0.0.1:9"));

        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.error()).isEqualTo("connect: 127.0.0.1:9: not allowed by the gateway's policy (X'02')\n");
        assertThat(done.outputOctets()).isEmpty();
    }

    private static String connect(InetSocketAddress via) {
        return GatewayHome.distribution().resolve("bin/sallyport") + " connect --via " + text(via) + " [%h]:%p";
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
