package io.sallyport.bench.endtoend;

import static io.sallyport.bench.endtoend.Contestants.ALONE;
import static io.sallyport.bench.endtoend.Contestants.DANTE;
import static io.sallyport.bench.endtoend.Contestants.MICROSOCKS;
import static io.sallyport.bench.endtoend.Contestants.PLAIN;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What the project wants to reach. */
record Bars(Results results) {
    private static final int LEAST_JAVA = 17;
    private static final int MODERN_JAVA = 25;

    List<Bar> all() {
        List<Bar> bars = new ArrayList<>();
        bulk(bars);
        connections(bars);
        fairness(bars);
        datagrams(bars);
        memory(bars);
        start(bars);
        gssapi(bars);
        return bars;
    }

    String table() {
        Table table = new Table("", "aim", "measured", "");
        all().forEach(bar -> table.row(bar.what(), bar.aim(), Numbers.of(bar.measured()), bar.verdict()));
        return table.toString();
    }

    private void bulk(List<Bar> bars) {
        for (String scenario : List.of(Scenarios.DOWN_1, Scenarios.DOWN_32)) {
            bars.add(Bar.atMost(
                    scenario + ": CPU per GiB, of Dante's", 0.55, "", cost(scenario, PLAIN, DANTE, "cpu_s_gib")));
        }
    }

    private void connections(List<Bar> bars) {
        String connect = Scenarios.CONNECT;
        bars.add(Bar.atMost(
                "CPU per connection, of microsocks'", 0.9, "", cost(connect, PLAIN, MICROSOCKS, "cpu_us_op")));
        bars.add(Bar.atLeast(
                "connections per second while Dante has ports, of Dante's",
                2,
                cost(Scenarios.CONNECT_FIRST, PLAIN, DANTE, "conn_s")));
        bars.add(Bar.atLeast(
                "connections per second while Dante's ports run out, of Dante's",
                2,
                cost(connect, PLAIN, DANTE, "conn_s")));
        bars.add(Bar.atMost("CPU per ping-pong, of Dante's", 0.9, "", cost(Scenarios.RR, PLAIN, DANTE, "cpu_us_op")));
        bars.add(Bar.atMost("p99 of ping-pongs, of Dante's", 1, "", cost(Scenarios.RR, PLAIN, DANTE, "p99_us")));
    }

    private void fairness(List<Bar> bars) {
        bars.add(Bar.atMost(
                "p99 of connecting beside slow clients, of that without",
                2,
                "",
                between(Scenarios.SLOW_MANY, Scenarios.SLOW_NONE)));
        bars.add(Bar.atMost(
                "p99 of ping-pongs beside a stream, of that without",
                3,
                "",
                between(Scenarios.FAIR_BESIDE, Scenarios.FAIR_ALONE)));
    }

    private OptionalDouble between(String scenario, String other) {
        return Results.ratio(results.median(scenario, PLAIN, "p99_us"), results.median(other, PLAIN, "p99_us"));
    }

    private void datagrams(List<Bar> bars) {
        bars.add(Bar.atMost("CPU per datagram, of Dante's", 0.5, "", cost(Scenarios.UDP, PLAIN, DANTE, "cpu_us_op")));
        bars.add(Bar.atLeast("datagrams per second, of Dante's", 2, cost(Scenarios.UDP, PLAIN, DANTE, "dgram_s")));
    }

    private void memory(List<Bar> bars) {
        bars.add(Bar.atMost("memory of each idle session above the first 1,000", 6, " KiB", slope()));
        bars.add(Bar.atMost(
                "memory at rest (RSS, JDK 17)",
                120,
                " MiB",
                results.median(StartTimes.NAME, StartTimes.contestant(LEAST_JAVA), "rss_mib")));
    }

    /** Of the whole process: what it held of many sessions, less what it held of 1,000. */
    OptionalDouble slope() {
        OptionalDouble fewHeld = results.median(Scenarios.IDLE_FEW, ALONE, "pss_peak_kib");
        OptionalDouble manyHeld = results.median(Scenarios.IDLE_MANY, ALONE, "pss_peak_kib");
        OptionalDouble few = results.median(Scenarios.IDLE_FEW, ALONE, "alive");
        OptionalDouble many = results.median(Scenarios.IDLE_MANY, ALONE, "alive");
        if (fewHeld.isEmpty() || manyHeld.isEmpty() || few.isEmpty() || many.isEmpty()) {
            return OptionalDouble.empty();
        }
        double more = many.getAsDouble() - few.getAsDouble();
        return more <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((manyHeld.getAsDouble() - fewHeld.getAsDouble()) / more);
    }

    private void start(List<Bar> bars) {
        start(bars, StartTimes.archived(LEAST_JAVA), 1.0);
        start(bars, StartTimes.archived(MODERN_JAVA), 0.6);
    }

    private void start(List<Bar> bars, String java, double seconds) {
        bars.add(Bar.atMost("start, " + java + ", 1,000 rules", seconds, " s", startOn(java)));
        String small = StartTimes.oneRule(java);
        bars.add(Bar.atMost("start, " + small, seconds, " s", startOn(small)));
    }

    private OptionalDouble startOn(String contestant) {
        return results.median(StartTimes.NAME, contestant, "seconds");
    }

    private void gssapi(List<Bar> bars) {
        for (String client : List.of(Contestants.GSSAPI_2, Contestants.OWN_GSSAPI_2)) {
            String who = client.equals(Contestants.GSSAPI_2) ? "MIT's client" : "own client";
            for (String where : List.of("", RawRates.BUSY)) {
                bars.add(gssapi(Scenarios.GSSAPI_DOWN, client, RawRates.WRAP + where, who + ", to the client"));
                bars.add(gssapi(Scenarios.GSSAPI_UP, client, RawRates.UNWRAP + where, who + ", to the destination"));
            }
        }
    }

    private Bar gssapi(String scenario, String client, String raw, String what) {
        OptionalDouble alone = results.median(RawRates.NAME, raw, "cpu_s_gib");
        OptionalDouble ratio = Results.ratio(alone, results.median(scenario, client, "cpu_s_gib"));
        return Bar.atLeast("GSSAPI level 2 of the raw crypto (" + raw + "): " + what, 0.6, ratio);
    }

    private OptionalDouble cost(String scenario, String one, String other, String field) {
        return Results.ratio(results.median(scenario, one, field), results.median(scenario, other, field));
    }
}
