package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The benchmarks of single methods. */
final class Jmh {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private Jmh() {}

    /** Runs them, each in one virtual machine of its own, and leaves their figures in a file. */
    static void run(Path result) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of("org.openjdk.jmh.Main", "-f", "1", "-wi", "2", "-i", "3", "-w", "1", "-r", "1"));
        command.addAll(List.of("-prof", "gc", "-p", "type=18", "-p", "length=1024,16384,61440"));
        command.addAll(List.of("-rf", "json", "-rff", result.toString()));
        Programs.run(PATIENCE, command);
    }

    /** The table of a file of figures. */
    static String table(Path result) throws IOException {
        JsonNode all = JsonMapper.builder().build().readTree(Files.readString(result));
        Table table = new Table("benchmark", "of", "median, ns", "99 of 100 below, ns", "octets allocated");
        StreamSupport.stream(all.spliterator(), false).forEach(one -> row(table, one));
        return table.toString();
    }

    private static void row(Table table, JsonNode one) {
        String name = one.path("benchmark").asString().replaceFirst("^.*[.]([^.]+[.][^.]+)$", "$1");
        String of = one.path("params").properties().stream()
                .map(parameter ->
                        parameter.getKey() + " " + parameter.getValue().asString())
                .collect(Collectors.joining(", "));
        JsonNode percentiles = one.path("primaryMetric").path("scorePercentiles");
        table.row(
                name.replace("Benchmark.", ", "),
                of.isEmpty() ? "" : "`" + of + "`",
                Numbers.of(percentiles.path("50.0").asDouble()),
                Numbers.of(percentiles.path("99.0").asDouble()),
                Numbers.of(Math.rint(one.path("secondaryMetrics").properties().stream()
                        .filter(metric -> metric.getKey().endsWith("gc.alloc.rate.norm"))
                        .mapToDouble(metric -> metric.getValue().path("score").asDouble())
                        .findFirst()
                        .orElse(0))));
    }
}
