package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Loads the gateway until its Java virtual machine has compiled what there is; the first seconds are measured too. */
record WarmUp(Measuring measuring, Rounds rounds, List<Scenario> all, Options options) {
    static final String COLD = "connect, 64 at once, right after the start";

    private static final int COLD_SECONDS = 3;

    private static final List<List<String>> MIX = List.of(
            List.of(Scenarios.BOTH_32, Contestants.PLAIN),
            List.of(Scenarios.RR, Contestants.PLAIN),
            List.of(Scenarios.CONNECT, Contestants.PLAIN),
            List.of(Scenarios.FAIR_BESIDE, Contestants.PLAIN),
            List.of(Scenarios.UDP, Contestants.PLAIN),
            List.of(Scenarios.CONNECT, Contestants.BORINGSSL),
            List.of(Scenarios.BOTH_1, Contestants.BORINGSSL),
            List.of(Scenarios.CONNECT, Contestants.JDK_TLS),
            List.of(Scenarios.BOTH_1, Contestants.JDK_TLS),
            List.of(Scenarios.CONNECT, Contestants.GSSAPI_1),
            List.of(Scenarios.CONNECT, Contestants.GSSAPI_2),
            List.of(Scenarios.BOTH_1, Contestants.GSSAPI_1),
            List.of(Scenarios.BOTH_1, Contestants.GSSAPI_2),
            List.of(Scenarios.RR, Contestants.GSSAPI_1),
            List.of(Scenarios.RR, Contestants.GSSAPI_2),
            List.of(Scenarios.BIND, Contestants.PLAIN));

    /** Loads it for as long as is asked for, but with each kind of load that is measured for a second at least. */
    void run() throws IOException, InterruptedException {
        Scenario cold = Bench.named(all, Scenarios.CONNECT).named(COLD);
        rounds.record(measuring.run(cold, Contestants.PLAIN, COLD_SECONDS), 0);
        Progress.say("warming up");
        List<List<String>> mix = MIX.stream()
                .filter(one -> isWanted(Bench.named(all, one.get(0)).group(), one.get(1)))
                .toList();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.warmUp());
        int each = Math.max(1, options.warmUp() / MIX.size());
        do {
            for (List<String> one : mix) {
                measuring.run(Bench.named(all, one.get(0)), one.get(1), each);
            }
        } while (System.nanoTime() < end && !mix.isEmpty());
    }

    /** Whether it warms something that is measured. */
    private boolean isWanted(String group, String contestant) {
        return options.wants(group)
                || (contestant.contains("GSSAPI") && options.wants("gssapi"))
                || (group.equals("connect") && (options.wants("handshake") || options.wants("slow")))
                || (group.equals("rr") && options.wants("fairness"));
    }
}
