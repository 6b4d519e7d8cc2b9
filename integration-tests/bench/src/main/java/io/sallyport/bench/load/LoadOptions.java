package io.sallyport.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to do, in the words of socksbench.
 *
 * @param scenario which load
 * @param flags of the ones without a value
 * @param values of the others
 * @param pids the server's processes
 */
record LoadOptions(String scenario, Set<String> flags, Map<String, String> values, List<Long> pids) {
    private static final Set<String> SCENARIOS = Set.of("connect", "handshake", "throughput", "rr", "udp", "idle");
    private static final Set<String> FLAGS = Set.of("--direct", "--json");
    private static final Map<String, String> DEFAULTS = Map.of(
            "--conns",
            "64",
            "--secs",
            "5",
            "--size",
            "64",
            "--window",
            "32",
            "--hold",
            "5",
            "--dir",
            "down",
            "--auth",
            "none",
            "--proxy",
            "");

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException if it is none
     */
    static LoadOptions parse(List<String> arguments) {
        String scenario = arguments.isEmpty() ? "" : arguments.get(0);
        require(SCENARIOS.contains(scenario), "scenario '" + scenario + "' (expected: one of " + SCENARIOS + ")");
        LoadOptions options = new LoadOptions(scenario, new HashSet<>(), new HashMap<>(DEFAULTS), new ArrayList<>());
        for (int i = 1; i < arguments.size(); i++) {
            String name = arguments.get(i);
            if (FLAGS.contains(name)) {
                options.flags.add(name);
            } else {
                require(i + 1 < arguments.size(), name + ": nothing follows (expected: a value)");
                options.put(name, arguments.get(++i));
            }
        }
        require(options.isDirect() == options.text("--proxy").isEmpty(), "--direct or --proxy HOST:PORT, one of them");
        return options;
    }

    private void put(String name, String value) {
        if (name.equals("--pid")) {
            pids.add(Long.parseLong(value));
        } else {
            require(DEFAULTS.containsKey(name), name + ": unknown option");
            values.put(name, value);
        }
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }

    boolean isDirect() {
        return flags.contains("--direct");
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    int number(String name) {
        int number = Integer.parseInt(text(name));
        require(number > 0, name + ": " + number + " (expected: more than 0)");
        return number;
    }

    InetSocketAddress proxy() {
        String proxy = text("--proxy");
        int colon = proxy.lastIndexOf(':');
        InetSocketAddress address =
                new InetSocketAddress(proxy.substring(0, colon), Integer.parseInt(proxy.substring(colon + 1)));
        require(!address.isUnresolved() && address.getAddress().isLoopbackAddress(), proxy + " is not on loopback");
        return address;
    }

    /** The service and the level of {@code gssapi:SERVICE@HOST:LEVEL}. */
    Optional<List<String>> gssapi() {
        String auth = text("--auth");
        if (auth.equals("none")) {
            return Optional.empty();
        }
        String[] parts = auth.split(":", -1);
        require(
                parts.length == 3 && parts[0].equals("gssapi"),
                auth + " (expected: none or gssapi:SERVICE@HOST:LEVEL)");
        return Optional.of(List.of(parts[1], parts[2]));
    }
}
