package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is filled into the page. */
record Figures(Options options, Results results, List<Scenario> scenarios, Generator generator, Path methods) {
    static String nameOf(Path page) {
        return page.getFileName().toString().replaceFirst("[.]md$", "");
    }

    String page(Machine machine) throws IOException {
        Tables tables = new Tables(results);
        Map<String, String> figures = new HashMap<>();
        for (String group : Scenarios.GROUPS) {
            figures.put(group, tables.of(scenarios, group));
        }
        figures.put("start", tables.start());
        figures.put("raw", tables.raw());
        figures.put("bars", new Bars(results).table());
        figures.put("machine", machine(machine));
        figures.put("cold", cold());
        figures.put("floor", floor());
        figures.put("plot", nameOf(options.output()) + ".svg");
        figures.put("jmh", Files.exists(methods) ? Jmh.table(methods) : "Not measured in this run.");
        return Page.fill(Page.explanations(), figures);
    }

    private String machine(Machine machine) {
        return """
                %s, %s, %d cores, %d MiB of memory; %s; %s. Load generator: %s. %d round%s of %d s, medians; %d s of
                warm-up%s. Others took %s of the cores (median of all measurements).
                """.formatted(
                        machine.date(),
                        machine.processor(),
                        machine.cores(),
                        machine.memoryMib(),
                        machine.system(),
                        machine.java(),
                        generator.name(),
                        options.rounds(),
                        options.rounds() == 1 ? "" : "s",
                        options.seconds(),
                        options.warmUp(),
                        options.waits() ? "" : "; nothing waited for free ports",
                        Numbers.of(results.medianOfAll("noise_cores")));
    }

    /** How far the least is from the others, for as long as each was measured. */
    private String floor() {
        return Stream.of(Scenarios.CONNECT_FIRST, Scenarios.CONNECT)
                .filter(scenario -> rate(scenario, Contestants.PLAIN).isPresent())
                .filter(scenario -> rate(scenario, Contestants.DANTE).isPresent())
                .map(this::ratesOf)
                .collect(Collectors.joining("\n"));
    }

    private String ratesOf(String scenario) {
        OptionalDouble least = rate(scenario, Contestants.FLOOR);
        OptionalDouble dante = rate(scenario, Contestants.DANTE);
        OptionalDouble ours = rate(scenario, Contestants.PLAIN);
        double seconds = results.median(scenario, Contestants.DANTE, "secs").orElse(0);
        return "- In %.0f s Dante took on %s connections; Sallyport %s times as many, the relay in C %s times; Sallyport %s of the relay in C."
                .formatted(
                        seconds,
                        Numbers.of(dante.orElse(0) * seconds),
                        Numbers.of(Results.ratio(ours, dante)),
                        Numbers.of(Results.ratio(least, dante)),
                        Numbers.of(Results.ratio(ours, least)));
    }

    private OptionalDouble rate(String scenario, String contestant) {
        return results.median(scenario, contestant, "conn_s");
    }

    private String cold() {
        OptionalDouble rate = results.median(WarmUp.COLD, Contestants.PLAIN, "conn_s");
        OptionalDouble cost = results.median(WarmUp.COLD, Contestants.PLAIN, "cpu_us_op");
        return "Right after its start the gateway took on " + Numbers.of(rate) + " connections/s at " + Numbers.of(cost)
                + " µs of CPU each.";
    }
}
