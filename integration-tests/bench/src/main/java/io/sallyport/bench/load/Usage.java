package io.sallyport.bench.load;

import java.io.IOException;
import java.util.List;

/**
 * Seconds: of the clock, and of processors.
 *
 * @param seconds of the clock
 * @param server of the server's processes
 * @param own of this one, which holds the destinations too
 * @param machine of all processes
 */
record Usage(double seconds, double server, double own, double machine) {
    static Usage now(Processes server) throws IOException {
        double own = new Processes(List.of(ProcessHandle.current().pid())).cpu();
        return new Usage(System.nanoTime() / 1e9, server.cpu(), own, Processes.machine());
    }

    Usage since(Usage begin) {
        return new Usage(seconds - begin.seconds, server - begin.server, own - begin.own, machine - begin.machine);
    }

    /** How many cores others kept busy. */
    double noise() {
        return Math.max(0, (machine - server - own) / seconds);
    }
}
