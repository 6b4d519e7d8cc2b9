package io.sallyport.bench.load;

import io.sallyport.bench.load.LoadException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/** A load generator in the words of socksbench, whose fields its line of JSON has too. */
public final class Load {
    private static final int FAILED = 1;
    private static final int BROKEN = 2;
    private static final int USAGE = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WARM_UP_MESSAGES = 40_000;
    private static final Duration TOKEN_WARM_UP = Duration.ofSeconds(20);
    private static final double GIB = 1 << 30;

    private final LoadOptions options;
    private final Processes processes;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Tally tally;

    private Load(LoadOptions options) {
        this.options = options;
        this.processes = new Processes(options.pids());
        this.tally = new Tally(options.number("--conns"));
    }

    /** Runs a load; the exit status is 0, 1 if operations failed, 2 if octets were wrong, 64 for a wrong command line. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            LoadOptions options = LoadOptions.parse(Arrays.asList(arguments));
            if (options.gssapi().isPresent()) {
                TokenWarmUp.run(WARM_UP_MESSAGES, TOKEN_WARM_UP);
            }
            Load load = new Load(options);
            load.run();
            System.out.println(JsonMapper.builder().build().writeValueAsString(load.fields));
            System.exit(load.status());
        } catch (IllegalArgumentException e) {
            System.err.println("load: " + e.getMessage());
            System.exit(USAGE);
        }
    }

    private void run() throws IOException, InterruptedException {
        fields.put("scenario", options.scenario());
        fields.put("proxy", options.isDirect() ? "direct" : options.text("--proxy"));
        fields.put("conns", options.number("--conns"));
        try (Targets targets = Targets.start(tally)) {
            Dialer dialer = new Dialer(options);
            if (options.scenario().equals("idle")) {
                new Idle(dialer, options, targets, tally, processes).run(fields);
            } else {
                measure(work(dialer, targets));
            }
        }
        failures();
    }

    private Work work(Dialer dialer, Targets targets) {
        return switch (options.scenario()) {
            case "connect" -> new Connecting(dialer, targets, tally, false);
            case "handshake" -> new Connecting(dialer, targets, tally, true);
            case "rr" -> new PingPong(dialer, targets, tally, options.number("--size"));
            case "udp" -> new Datagrams(dialer, options, targets, tally);
            default -> new Streaming(dialer, targets, tally, Streaming.direction(options.text("--dir")));
        };
    }

    private void measure(Work work) throws IOException, InterruptedException {
        Processes.Memory before = processes.memory();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < options.number("--conns"); i++) {
            int number = i;
            threads.add(Targets.daemon("load", () -> run(work, number)));
        }
        tally.awaitReady(PATIENCE);
        Thread.sleep(WARM_UP.toMillis());
        Usage begin = Usage.now(processes);
        tally.open(Duration.ofSeconds(options.number("--secs")));
        TimeUnit.NANOSECONDS.sleep(tally.end() - System.nanoTime());
        Usage used = Usage.now(processes).since(begin);
        putMemory(fields, before, processes.memory());
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
        rates(used);
    }

    private void run(Work work, int number) {
        try {
            work.run(number);
        } catch (IOException e) {
            tally.failed(e);
            tally.ready();
        }
    }

    private void rates(Usage used) {
        double seconds = options.number("--secs");
        double operations = tally.operations.sum();
        double gib = (tally.down.sum() + tally.up.sum()) / GIB;
        fields.put("secs", seconds);
        switch (options.scenario()) {
            case "connect" -> fields.put("conn_s", operations / seconds);
            case "handshake" -> fields.put("handshakes_s", operations / seconds);
            case "rr" -> fields.put("req_s", operations / seconds);
            case "udp" -> datagrams(operations / seconds);
            default -> {
                fields.put("dir", options.text("--dir"));
                fields.put("gib_s", gib / seconds);
            }
        }
        boolean bulk = options.scenario().equals("throughput");
        if (!bulk) {
            latencies();
        }
        costs(used, bulk ? "cpu_s_gib" : "cpu_us_op", bulk ? gib : operations / 1e6);
    }

    private void datagrams(double rate) {
        fields.put("dgram_s", rate);
        fields.put("loss_pct", 100.0 * tally.lost.sum() / Math.max(1, tally.sent.sum()));
    }

    private void latencies() {
        fields.put("p50_us", tally.percentile(0.5));
        fields.put("p90_us", tally.percentile(0.9));
        fields.put("p99_us", tally.percentile(0.99));
        fields.put("p999_us", tally.percentile(0.999));
        fields.put("max_us", tally.percentile(1));
    }

    private void costs(Usage used, String name, double amount) {
        if (!options.pids().isEmpty()) {
            fields.put("cpu_s", used.server());
            fields.put(name, amount > 0 ? used.server() / amount : 0);
        }
        fields.put("gen_cpu_s", used.own());
        fields.put("noise_cores", used.noise());
    }

    static void putMemory(Map<String, Object> fields, Processes.Memory before, Processes.Memory most) {
        fields.put("rss_before_kib", before.rss());
        fields.put("rss_peak_kib", most.rss());
        fields.put("pss_before_kib", before.pss());
        fields.put("pss_peak_kib", most.pss());
        fields.put("procs_peak", most.processes());
        fields.put("threads_peak", most.threads());
    }

    private void failures() {
        for (Kind kind : Kind.values()) {
            fields.put("fail_" + kind.name().toLowerCase(Locale.ROOT), tally.failures(kind));
        }
        fields.put("fail", tally.failures());
    }

    private int status() {
        boolean broken = tally.failures(Kind.CORRUPT) + tally.failures(Kind.PROTOCOL) > 0;
        return broken ? BROKEN : tally.failures() > 0 ? FAILED : 0;
    }
}
