package io.sallyport.integration.client;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that somebody else wrote. */
public final class Peer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path program;

    private Peer(Path program) {
        this.program = program;
    }

    /** Finds a program, or skips the test by its name. */
    public static Peer named(String name) {
        return find(name).map(Peer::new).orElseGet(() -> abort("peer not installed: " + name));
    }

    private static Optional<Path> find(String name) {
        Stream<String> path = Arrays.stream(System.getenv("PATH").split(":"));
        return Stream.concat(path, Stream.of("/usr/sbin", "/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Path program() {
        return program;
    }

    /** Runs it without input to its end. */
    public Completed run(String... arguments) {
        return run(Path.of("/dev/null"), arguments);
    }

    /** Runs it to its end. */
    public Completed run(Path input, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return complete(new ProcessBuilder(command).redirectInput(input.toFile()));
    }

    /** Runs a process to its end. */
    public static Completed complete(ProcessBuilder builder) {
        try {
            Path output = Files.createTempFile("peer", ".out");
            Path error = Files.createTempFile("peer", ".err");
            try {
                Process process = builder.redirectOutput(output.toFile())
                        .redirectError(error.toFile())
                        .start();
                return new Completed(exitCode(process), Files.readAllBytes(output), Files.readAllBytes(error));
            } finally {
                Files.delete(output);
                Files.delete(error);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(Process process) {
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return Completed.TIMED_OUT;
    }
}
