package io.sallyport.bench.endtoend;

import io.sallyport.bench.endtoend.Scenario.Kind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The tables of the scenarios. */
record Tables(Results results) {
    private static final String NOTHING = "Not measured in this run.\n";
    private static final double KIB = 1024;

    /** Those of all scenarios of a group that were measured. */
    String of(List<Scenario> scenarios, String group) {
        String tables = scenarios.stream()
                .filter(scenario -> scenario.group().equals(group) && results.has(scenario.name()))
                .map(scenario -> "**" + scenario.name() + "** (" + described(scenario) + lasted(scenario) + ")\n\n"
                        + table(scenario))
                .collect(Collectors.joining("\n"));
        return tables.isEmpty() ? NOTHING : tables;
    }

    private static String described(Scenario scenario) {
        String beside = scenario.beside().isEmpty() ? "" : "` beside `" + String.join(" ", scenario.beside());
        return "`" + String.join(" ", scenario.arguments()) + beside + "`";
    }

    private String lasted(Scenario scenario) {
        return scenario.contestants().stream()
                .map(contestant -> median(scenario, contestant, "secs"))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .map(seconds -> ", " + Math.round(seconds.getAsDouble()) + " s")
                .orElse("");
    }

    private String table(Scenario scenario) {
        return scenario.kind() == Kind.IDLE ? idle(scenario) : load(scenario);
    }

    private String load(Scenario scenario) {
        Kind kind = scenario.kind();
        Table table = new Table(
                "",
                kind.rateUnit,
                "least to most",
                "of no proxy",
                "CPU, " + kind.costUnit,
                "of Dante",
                "p50, µs",
                "p99, µs (least to most)",
                "PSS at most, MiB",
                "allocated " + (kind == Kind.THROUGHPUT ? "KiB/MiB" : "octets each"),
                "failed",
                "others, cores");
        for (String contestant : scenario.contestants()) {
            if (results.error(scenario.name(), contestant).isPresent()) {
                table.row(
                        contestant,
                        "not measured: "
                                + results.error(scenario.name(), contestant).get());
            } else {
                loadRow(table, scenario, contestant);
            }
        }
        return table.toString();
    }

    private void loadRow(Table table, Scenario scenario, String contestant) {
        Kind kind = scenario.kind();
        OptionalDouble rate = median(scenario, contestant, kind.rate);
        OptionalDouble cost = median(scenario, contestant, kind.cost);
        table.row(
                contestant,
                Numbers.of(rate),
                Numbers.of(results.least(scenario.name(), contestant, kind.rate)) + " to "
                        + Numbers.of(results.most(scenario.name(), contestant, kind.rate)),
                Numbers.of(Results.ratio(rate, median(scenario, Contestants.DIRECT, kind.rate))),
                Numbers.of(cost),
                Numbers.of(Results.ratio(cost, median(scenario, Contestants.DANTE, kind.cost))),
                Numbers.of(median(scenario, contestant, "p50_us")),
                ranged(scenario, contestant, "p99_us"),
                Numbers.of(scaled(median(scenario, contestant, "pss_peak_kib"), 1 / KIB)),
                Numbers.of(scaled(
                        median(scenario, contestant, "alloc_per_op"), kind == Kind.THROUGHPUT ? 1 / KIB / KIB : 1)),
                Numbers.count(results.sum(scenario.name(), contestant, "fail")),
                Numbers.of(median(scenario, contestant, "noise_cores")));
    }

    private String ranged(Scenario scenario, String contestant, String field) {
        OptionalDouble median = median(scenario, contestant, field);
        return median.isEmpty()
                ? Numbers.of(median)
                : Numbers.of(median) + " (" + Numbers.of(results.least(scenario.name(), contestant, field)) + " to "
                        + Numbers.of(results.most(scenario.name(), contestant, field)) + ")";
    }

    private String idle(Scenario scenario) {
        Table table = new Table(
                "",
                "sessions, alive at the end",
                "asked for",
                "PSS, KiB/session",
                "RSS, KiB/session",
                "PSS at most, MiB",
                "processes",
                "threads",
                "to open them, s");
        for (String contestant : scenario.contestants()) {
            if (results.error(scenario.name(), contestant).isPresent()) {
                table.row(
                        contestant,
                        "not measured: "
                                + results.error(scenario.name(), contestant).get());
            } else {
                idleRow(table, scenario, contestant);
            }
        }
        return table.toString();
    }

    private void idleRow(Table table, Scenario scenario, String contestant) {
        table.row(
                contestant,
                Numbers.count(median(scenario, contestant, "alive")),
                Numbers.count(median(scenario, contestant, "conns")),
                Numbers.of(median(scenario, contestant, "pss_kib_conn")),
                Numbers.of(median(scenario, contestant, "rss_kib_conn")),
                Numbers.of(scaled(median(scenario, contestant, "pss_peak_kib"), 1 / KIB)),
                Numbers.count(median(scenario, contestant, "procs_peak")),
                Numbers.count(median(scenario, contestant, "threads_peak")),
                Numbers.of(median(scenario, contestant, "ramp_s")));
    }

    private OptionalDouble median(Scenario scenario, String contestant, String field) {
        return results.median(scenario.name(), contestant, field);
    }

    private static OptionalDouble scaled(OptionalDouble number, double by) {
        return number.isPresent() ? OptionalDouble.of(number.getAsDouble() * by) : number;
    }

    /** What starting takes. */
    String start() {
        Table table = new Table(
                "", "start to the first answered greeting, s", "least to most", "RSS at rest, MiB", "PSS at rest, MiB");
        for (String java : results.contestants(StartTimes.NAME)) {
            table.row(
                    java,
                    Numbers.of(results.median(StartTimes.NAME, java, "seconds")),
                    Numbers.of(results.least(StartTimes.NAME, java, "seconds")) + " to "
                            + Numbers.of(results.most(StartTimes.NAME, java, "seconds")),
                    Numbers.of(results.median(StartTimes.NAME, java, "rss_mib")),
                    Numbers.of(results.median(StartTimes.NAME, java, "pss_mib")));
        }
        return results.has(StartTimes.NAME) ? table.toString() : NOTHING;
    }

    /** What the ciphers alone cost. */
    String raw() {
        Table table = new Table("ciphers alone", "CPU, s/GiB");
        for (String direction : results.contestants(RawRates.NAME)) {
            String cost = Numbers.of(results.median(RawRates.NAME, direction, "cpu_s_gib"));
            table.row(
                    direction,
                    results.error(RawRates.NAME, direction)
                            .map(error -> "not measured: " + error)
                            .orElse(cost));
        }
        return results.has(RawRates.NAME) ? table.toString() : NOTHING;
    }
}
