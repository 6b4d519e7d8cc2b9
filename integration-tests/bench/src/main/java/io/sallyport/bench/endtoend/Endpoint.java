package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how the generator loads a contestant; closing it ends what was started for it alone.
 *
 * @param arguments to the generator
 * @param environment of the generator
 * @param generator which one can do it; absent for the usual
 * @param jvm the process whose allocations are to be counted
 * @param isCold whether it was only just started, and is to be warmed up first
 * @param end what closing does
 */
record Endpoint(
        List<String> arguments,
        Map<String, String> environment,
        Optional<Generator> generator,
        Optional<Long> jvm,
        boolean isCold,
        End end)
        implements AutoCloseable {
    /** Ends something. */
    @FunctionalInterface
    interface End {
        void run() throws IOException;
    }

    static Endpoint of(List<String> arguments) {
        return new Endpoint(arguments, Map.of(), Optional.empty(), Optional.empty(), false, () -> {});
    }

    Endpoint ending(End other) {
        return new Endpoint(arguments, environment, generator, jvm, isCold, other);
    }

    Endpoint in(Map<String, String> other) {
        return new Endpoint(arguments, other, generator, jvm, isCold, end);
    }

    Endpoint by(Generator other) {
        return new Endpoint(arguments, environment, Optional.of(other), jvm, isCold, end);
    }

    Endpoint countingAllocationsOf(long pid) {
        return new Endpoint(arguments, environment, generator, Optional.of(pid), isCold, end);
    }

    Endpoint cold() {
        return new Endpoint(arguments, environment, generator, jvm, true, end);
    }

    @Override
    public void close() throws IOException {
        end.run();
    }
}
