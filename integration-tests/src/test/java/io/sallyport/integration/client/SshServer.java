package io.sallyport.integration.client;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** OpenSSH's server on loopback, with keys of its own, for the user who runs the tests. */
public final class SshServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final Path folder;
    private final int port;

    private SshServer(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts it with its files in a folder, or skips the test. */
    public static SshServer start(Path folder) throws IOException {
        Peer sshd = Peer.named("sshd");
        makeKey(folder.resolve("host"));
        makeKey(folder.resolve("client"));
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("sshd_config"), """
                Port %1$d
                ListenAddress 127.0.0.1
                HostKey %2$s/host
                AuthorizedKeysFile %2$s/client.pub
                StrictModes no
                UsePAM no
                PidFile none
                PasswordAuthentication no
                PermitRootLogin yes
                """.formatted(port, folder));
        if (System.getProperty("user.name").equals("root")) {
            // Where the server locks its unprivileged part up; Debian's service would make it.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Process process = new ProcessBuilder(sshd.program().toString(), "-D", "-e", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        SshServer server = new SshServer(process, folder, port);
        await().atMost(PATIENCE).until(server::answers);
        return server;
    }

    private static void makeKey(Path file) {
        Peer.named("ssh-keygen").run("-q", "-t", "ed25519", "-N", "", "-f", file.toString());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Runs a command there through a program that connects standard input and output. */
    public Completed run(Path input, String proxyCommand, String command) {
        return Peer.named("ssh")
                .run(
                        input,
                        "-F",
                        "/dev/null",
                        "-i",
                        folder.resolve("client").toString(),
                        "-o",
                        "StrictHostKeyChecking=no",
                        "-o",
                        "UserKnownHostsFile=/dev/null",
                        "-o",
                        "LogLevel=ERROR",
                        "-o",
                        "ProxyCommand=" + proxyCommand,
                        "-p",
                        String.valueOf(port),
                        System.getProperty("user.name") + "@127.0.0.1",
                        command);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
