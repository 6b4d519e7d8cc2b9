package io.sallyport.integration.ldap;

import static org.awaitility.Awaitility.await;

import io.sallyport.integration.client.Completed;
import io.sallyport.integration.client.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A directory server in a process of its own, started by one of the scripts in {@code peers}. */
public final class DirectoryProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path folder;
    private final List<String> command;
    private Process process;

    private DirectoryProcess(Path folder, List<String> command) {
        this.folder = folder;
        this.command = command;
        this.process = launch();
    }

    /** Starts it, with certificates for a name and an address, and waits until it is ready. */
    static DirectoryProcess start(Path folder, String script, String name, String address, String... arguments) {
        Path peers = Path.of("peers").toAbsolutePath();
        Completed certificates = Peer.complete(new ProcessBuilder(
                "sh",
                peers.resolve("certificates.sh").toString(),
                folder.resolve("pki").toString(),
                name,
                address));
        if (certificates.exitCode() != 0) {
            throw new IllegalStateException(certificates.toString());
        }
        List<String> command =
                new ArrayList<>(List.of("sh", peers.resolve(script).toString(), folder.toString()));
        command.addAll(List.of(arguments));
        DirectoryProcess started = new DirectoryProcess(folder, command);
        started.awaitReady();
        return started;
    }

    private Process launch() {
        try {
            Files.deleteIfExists(output());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path output() {
        return folder.resolve("directory.out");
    }

    /** Where its files are. */
    public Path folder() {
        return folder;
    }

    void awaitReady() {
        await().atMost(PATIENCE).failFast(this::requireAlive).until(() -> said().contains("ready"));
    }

    private void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the directory ended:\n" + said());
        }
    }

    private String said() {
        try {
            return Files.exists(output()) ? Files.readString(output()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server itself, as a crash would: no good-bye to anybody. */
    void kill() {
        List<ProcessHandle> all = process.descendants().toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
        process.destroyForcibly().onExit().join();
    }

    void restart() {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        process.onExit().join();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
