package io.sallyport.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Opens connections, holds them, and then proves each alive. */
record Idle(Dialer dialer, LoadOptions options, Targets targets, Tally tally, Processes processes) {
    void run(Map<String, Object> fields) throws IOException, InterruptedException {
        Processes.Memory before = processes.memory();
        double cpu = processes.cpu();
        long begin = System.nanoTime();
        List<Tunnel> open = new ArrayList<>();
        try {
            open(open);
            fields.put("established", open.size());
            fields.put("ramp_s", (System.nanoTime() - begin) / 1e9);
            fields.put("ramp_cpu_s", processes.cpu() - cpu);
            Thread.sleep(options.number("--hold") * 1_000L);
            memory(fields, before, processes.memory(), open.size());
            fields.put("alive", alive(open));
        } finally {
            for (Tunnel tunnel : open) {
                tunnel.close();
            }
        }
    }

    private void open(List<Tunnel> open) throws IOException {
        for (int i = 0; i < options.number("--conns"); i++) {
            try {
                open.add(dialer.connect(targets.echo().address(i)));
            } catch (IOException e) {
                tally.failed(e);
            }
        }
    }

    private int alive(List<Tunnel> open) {
        int alive = 0;
        for (Tunnel tunnel : open) {
            try {
                tunnel.echo('x');
                alive++;
            } catch (IOException e) {
                tally.failed(e);
            }
        }
        return alive;
    }

    private static void memory(
            Map<String, Object> fields, Processes.Memory before, Processes.Memory held, int sessions) {
        fields.put("rss_kib_conn", (held.rss() - before.rss()) / (double) Math.max(1, sessions));
        fields.put("pss_kib_conn", (held.pss() - before.pss()) / (double) Math.max(1, sessions));
        Load.putMemory(fields, before, held);
    }
}
