package io.sallyport.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One kind of load.
 *
 * @param group the name that {@code --only} knows
 * @param name what the page calls it
 * @param kind what is counted
 * @param arguments to the generator
 * @param beside to a second generator that runs meanwhile; none if there is none
 * @param contestants who is measured
 * @param most how many seconds it is measured for at most
 * @param rested who is measured when the ports of earlier connections are free again
 */
record Scenario(
        String group,
        String name,
        Kind kind,
        List<String> arguments,
        List<String> beside,
        List<String> contestants,
        int most,
        List<String> rested) {

    /** What is counted, and what one of it costs. */
    enum Kind {
        CONNECT("conn_s", "connections/s", "cpu_us_op", "µs/connection", true),
        HANDSHAKE("handshakes_s", "logins/s", "cpu_us_op", "µs/login", true),
        THROUGHPUT("gib_s", "GiB/s", "cpu_s_gib", "s/GiB", false),
        REQUESTS("req_s", "requests/s", "cpu_us_op", "µs/request", false),
        DATAGRAMS("dgram_s", "datagrams/s", "cpu_us_op", "µs/datagram", false),
        IDLE("alive", "sessions", "pss_kib_conn", "KiB/session", true);

        final String rate;
        final String rateUnit;
        final String cost;
        final String costUnit;
        final boolean opensMany;

        Kind(String rate, String rateUnit, String cost, String costUnit, boolean opensMany) {
            this.rate = rate;
            this.rateUnit = rateUnit;
            this.cost = cost;
            this.costUnit = costUnit;
            this.opensMany = opensMany;
        }
    }

    static Scenario of(String group, String name, Kind kind, String arguments, List<String> contestants) {
        List<String> words = List.of(arguments.split(" "));
        return new Scenario(group, name, kind, words, List.of(), contestants, Integer.MAX_VALUE, List.of());
    }

    /** The same load by another name. */
    Scenario named(String other) {
        return new Scenario(group, other, kind, arguments, beside, contestants, most, rested);
    }

    Scenario besideOf(String more) {
        return new Scenario(group, name, kind, arguments, List.of(more.split(" ")), contestants, most, rested);
    }

    Scenario lastingAtMost(int seconds) {
        return new Scenario(group, name, kind, arguments, beside, contestants, seconds, rested);
    }

    Scenario resting(List<String> others) {
        return new Scenario(group, name, kind, arguments, beside, contestants, most, others);
    }

    /** How long it is measured where others are for so many seconds. */
    int seconds(int usual) {
        return Math.min(usual, most);
    }

    /** The generator's own word for it. */
    String generated() {
        return arguments.get(0);
    }

    /** The arguments of a generator for so many seconds. */
    static List<String> lasting(List<String> arguments, int seconds) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--secs", String.format(Locale.ROOT, "%d", seconds)));
        return all;
    }
}
