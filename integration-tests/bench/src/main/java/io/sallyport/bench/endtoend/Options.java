package io.sallyport.bench.endtoend;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What a run is to do.
 *
 * @param root the checkout
 * @param rounds how often everything is measured
 * @param seconds how long one measurement takes
 * @param warmUp for how many seconds the gateway is loaded before the first measurement
 * @param jmh whether the benchmarks of single methods are run
 * @param waits whether to wait until the ports of earlier connections are free where that matters
 * @param only the names of scenarios to run; none for all
 * @param output the page
 */
record Options(
        Path root, int rounds, int seconds, int warmUp, boolean jmh, boolean waits, List<String> only, Path output) {
    static final String USAGE = """
            Usage: ./bench [OPTION]...
            Builds the gateway, measures it beside other servers, and writes docs/performance.md.
              --quick              one round of one second each, a short warm-up, no JMH, no waiting: whether it works
              --rounds N           how often everything is measured (default: 3)
              --seconds S          how long one measurement takes (default: 5)
              --warm-up S          for how long the gateway is loaded before the first (default: 60)
              --only NAME,...      connect, handshake, throughput, rr, fairness, udp, bind, slow, idle, gssapi, start
              --jmh, --no-jmh      with or without the benchmarks of single methods (default: with)
              --no-wait            connections too are measured at once, not when the ports of those before are free
              --output FILE        the page, whose plot is put beside it (default: docs/performance.md)
            """;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Options parse(Path root, List<String> arguments) {
        Options options = new Options(root, 3, 5, 60, true, true, List.of(), root.resolve("docs/performance.md"));
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            options = options.with(rest.pop(), rest);
        }
        return options;
    }

    private Options with(String option, Deque<String> rest) {
        return switch (option) {
            case "--quick" -> new Options(root, 1, 1, 4, false, false, only, output);
            case "--rounds" -> new Options(root, number(option, rest), seconds, warmUp, jmh, waits, only, output);
            case "--seconds" -> new Options(root, rounds, number(option, rest), warmUp, jmh, waits, only, output);
            case "--warm-up" -> new Options(root, rounds, seconds, number(option, rest), jmh, waits, only, output);
            case "--jmh" -> new Options(root, rounds, seconds, warmUp, true, waits, only, output);
            case "--no-jmh" -> new Options(root, rounds, seconds, warmUp, false, waits, only, output);
            case "--no-wait" -> new Options(root, rounds, seconds, warmUp, jmh, false, only, output);
            case "--only" -> new Options(root, rounds, seconds, warmUp, jmh, waits, names(option, rest), output);
            case "--output" ->
                new Options(root, rounds, seconds, warmUp, jmh, waits, only, Path.of(value(option, rest)));
            default -> throw new IllegalArgumentException(option + ": unknown option");
        };
    }

    private static List<String> names(String option, Deque<String> rest) {
        List<String> names = Arrays.asList(value(option, rest).split(",", -1));
        for (String name : names) {
            if (!Scenarios.GROUPS.contains(name)) {
                throw new IllegalArgumentException(option + ": " + name + " (expected: of " + Scenarios.GROUPS + ")");
            }
        }
        return names;
    }

    private static int number(String option, Deque<String> rest) {
        String value = value(option, rest);
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(option + ": " + value + " (expected: a number from 1 to 9999)");
        }
        return Integer.parseInt(value);
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + ": nothing follows (expected: a value)");
        }
        return rest.pop();
    }

    /** Whether scenarios of that name are to be run. */
    boolean wants(String group) {
        return only.isEmpty() || only.contains(group);
    }
}
