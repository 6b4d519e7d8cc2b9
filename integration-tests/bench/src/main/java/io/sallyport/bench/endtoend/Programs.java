package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine, and how they are run. */
final class Programs {
    private static final Duration COMPILING = Duration.ofMinutes(2);

    private Programs() {}

    /** Finds a program where an administrator would. */
    static Path find(String name) throws UnavailableException {
        Stream<String> path =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"));
        return Stream.concat(path, Stream.of("/usr/sbin", "/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new UnavailableException(name + " is not installed"));
    }

    /**
     * The command of a server in a session of its own. Where the kernel shares the processors by session first, it has a share
     * for itself then, as one that a service manager has started.
     */
    static List<String> inOwnSession(List<String> server) throws UnavailableException {
        List<String> command = new ArrayList<>(List.of(find("setsid").toString()));
        command.addAll(server);
        return command;
    }

    /** Runs one to its end, and gives what it printed. */
    static String run(Duration patience, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            stop(process);
            String text = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                throw new UnavailableException(
                        command.get(0) + (ended ? " failed: " : " went on for too long: ") + text.strip());
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }

    /** Compiles one of C. */
    static void compile(Path source, Path program, List<String> libraries) throws IOException, InterruptedException {
        List<String> compiler =
                new ArrayList<>(List.of(find("cc").toString(), "-O2", source.toString(), "-o", program.toString()));
        compiler.addAll(libraries);
        run(COMPILING, compiler);
    }

    /** Ends a process and all that it has started, first as one asks, then by force. */
    static void stop(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
