package io.sallyport.integration.client;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** vsftpd on loopback for anonymous clients. */
public final class FtpServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final Path files;
    private final int port;

    private FtpServer(Process process, Path files, int port) {
        this.process = process;
        this.files = files;
        this.port = port;
    }

    /** Starts it with its files in a folder, or skips the test. */
    public static FtpServer start(Path folder) throws IOException {
        Peer vsftpd = Peer.named("vsftpd");
        assumeTrue(System.getProperty("user.name").equals("root"), "vsftpd runs as root only");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path files = Files.createDirectory(folder.resolve("files"));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        int port = freePort();
        Path configuration = Files.writeString(folder.resolve("vsftpd.conf"), """
                listen=YES
                listen_ipv6=NO
                listen_address=127.0.0.1
                listen_port=%d
                background=NO
                anonymous_enable=YES
                anon_root=%s
                no_anon_password=YES
                secure_chroot_dir=%s
                seccomp_sandbox=NO
                isolate=NO
                isolate_network=NO
                """.formatted(port, files, empty));
        Process process = new ProcessBuilder(vsftpd.program().toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("vsftpd.log").toFile())
                .start();
        FtpServer server = new FtpServer(process, files, port);
        await().atMost(PATIENCE).until(server::answers);
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '2';
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** Offers a file. */
    public void offer(String name, byte[] content) throws IOException {
        Files.write(files.resolve(name), content);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
