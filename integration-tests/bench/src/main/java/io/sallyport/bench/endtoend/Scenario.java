package io.sallyport.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;

/**
 * One kind of load.
 *
 * @param group the name that {@code --only} knows
 * @param name what the page calls it
 * @param kind what is counted
 * @param arguments to the generator
 * @param beside to a second generator that runs meanwhile; none if there is none
 * @param contestants who is measured
 * @param length for how many seconds, where others are measured for so many
 */
record Scenario(
        String group,
        String name,
        Kind kind,
        List<String> arguments,
        List<String> beside,
        List<String> contestants,
        IntUnaryOperator length) {

    /** What is counted, and what one of it costs. */
    enum Kind {
        CONNECT("conn_s", "connections/s", "cpu_us_op", "µs/connection"),
        HANDSHAKE("handshakes_s", "logins/s", "cpu_us_op", "µs/login"),
        THROUGHPUT("gib_s", "GiB/s", "cpu_s_gib", "s/GiB"),
        REQUESTS("req_s", "requests/s", "cpu_us_op", "µs/request"),
        DATAGRAMS("dgram_s", "datagrams/s", "cpu_us_op", "µs/datagram"),
        IDLE("alive", "sessions", "pss_kib_conn", "KiB/session");

        final String rate;
        final String rateUnit;
        final String cost;
        final String costUnit;

        Kind(String rate, String rateUnit, String cost, String costUnit) {
            this.rate = rate;
            this.rateUnit = rateUnit;
            this.cost = cost;
            this.costUnit = costUnit;
        }
    }

    static Scenario of(String group, String name, Kind kind, String arguments, List<String> contestants) {
        return new Scenario(
                group, name, kind, List.of(arguments.split(" ")), List.of(), contestants, seconds -> seconds);
    }

    Scenario besideOf(String more) {
        return new Scenario(group, name, kind, arguments, List.of(more.split(" ")), contestants, length);
    }

    Scenario lasting(IntUnaryOperator other) {
        return new Scenario(group, name, kind, arguments, beside, contestants, other);
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
