package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many files a process may open, and what follows from it for the loads that need many.
 *
 * @param limit of one process
 */
record OpenFiles(long limit) {
    /** What a gateway has open beside its sessions, with what it keeps free for datagrams and BIND. */
    private static final int BESIDE_SESSIONS = 1500;

    private static final int MOST_IDLE = 20_000;
    private static final int MOST_SLOW = 5_000;

    static OpenFiles ofThisProcess() throws IOException {
        return parse(Files.readString(Path.of("/proc/self/limits")));
    }

    static OpenFiles parse(String limits) {
        String line = limits.lines()
                .filter(one -> one.startsWith("Max open files"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no limit on open files in " + limits));
        String soft = line.replaceFirst("Max open files *", "").replaceFirst(" .*", "");
        return new OpenFiles(soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft));
    }

    /** How many sessions are held: each takes two in a server. */
    int idle() {
        return (int) Math.max(1_001, Math.min(MOST_IDLE, (limit - BESIDE_SESSIONS) / 2));
    }

    /** How many are half-open: the gateway never grants them more than half of its connections. */
    int slow() {
        return Math.max(16, Math.min(MOST_SLOW, idle() / 2 - 200));
    }
}
