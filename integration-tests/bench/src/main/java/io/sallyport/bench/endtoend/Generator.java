package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/**
 * A program that makes load and says in one line of JSON what came of it.
 *
 * @param name what the page calls it
 * @param command how it is started
 * @param scenarios what it can do
 */
record Generator(String name, List<String> command, Set<String> scenarios) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> ALL =
            Set.of("connect", "throughput", "rr", "idle", "slow", "udp", "bind", "handshake");
    private static final Set<String> OWN = Set.of("connect", "throughput", "rr", "idle", "udp", "handshake");

    /** Compiles the one beside the checkout if it is there, and else takes the project's own. */
    static Generator usual(Path root, Path work) throws IOException, InterruptedException {
        Path source = root.resolve("../shared/bench/socksbench.c");
        if (!Files.exists(source)) {
            return own();
        }
        try {
            return compiled(source, work.resolve("socksbench"));
        } catch (UnavailableException e) {
            Progress.say("the project's own generator takes the place of socksbench: " + e.getMessage());
            return own();
        }
    }

    private static Generator compiled(Path source, Path program) throws IOException, InterruptedException {
        List<String> libraries = List.of("-lssl", "-lcrypto", "-lgssapi_krb5", "-lpthread");
        Programs.compile(source, program, libraries);
        return new Generator("socksbench", List.of(program.toString()), ALL);
    }

    /** The project's own. */
    static Generator own() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.sallyport.bench.load.Load");
        return new Generator("the project's own", command, OWN);
    }

    /** Starts it. */
    Running start(List<String> arguments, Map<String, String> environment) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        all.add("--json");
        Path output = Files.createTempFile("bench", ".json");
        Path error = Files.createTempFile("bench", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(all).redirectOutput(output.toFile()).redirectError(error.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), output, error);
    }

    /**
     * One that runs.
     *
     * @param process it
     * @param output with its line
     * @param error with its complaints
     */
    record Running(Process process, Path output, Path error) implements AutoCloseable {
        /** Waits for what it says. */
        ObjectNode result() throws IOException, InterruptedException {
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            String said = Files.readString(output);
            String complaints = Files.readString(error);
            if (!ended || said.isBlank() || complaints.contains("nothing was completed")) {
                String first = complaints.lines().findFirst().orElse("it said nothing");
                throw new UnavailableException(ended ? first : "the generator went on for too long");
            }
            return Measurement.parse(said);
        }

        @Override
        public void close() throws IOException {
            Programs.stop(process);
            Files.deleteIfExists(output);
            Files.deleteIfExists(error);
        }
    }
}
