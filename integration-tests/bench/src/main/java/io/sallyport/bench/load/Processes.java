package io.sallyport.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes and all their descendants have used, as the kernel counts it. */
record Processes(List<Long> pids) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME_AT = 11;
    private static final int TIMES = 4;

    /** KiB of memory, and how many they are. */
    record Memory(long rss, long pss, long processes, long threads) {
        static final Memory NONE = new Memory(0, 0, 0, 0);

        Memory plus(Memory other) {
            return new Memory(rss + other.rss, pss + other.pss, processes + other.processes, threads + other.threads);
        }
    }

    private Stream<Long> all() {
        return pids.stream()
                .flatMap(pid -> Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid)))
                .distinct();
    }

    /** Seconds, with those of children that were waited for. */
    double cpu() {
        return all().mapToDouble(Processes::cpu).sum();
    }

    private static double cpu(long pid) {
        String[] fields = statistics(pid);
        double ticks = 0;
        for (int i = USER_TIME_AT; i < USER_TIME_AT + TIMES && i < fields.length; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    /** The fields behind the name, which may hold spaces; none if it has ended. */
    private static String[] statistics(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat")).strip();
            return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        } catch (IOException ended) {
            return new String[0];
        }
    }

    Memory memory() {
        return all().map(Processes::memory).reduce(Memory.NONE, Memory::plus);
    }

    private static Memory memory(long pid) {
        String[] fields = statistics(pid);
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            List<String> all = lines.toList();
            return new Memory(kib(all, "Rss:"), kib(all, "Pss:"), 1, Long.parseLong(fields[17]));
        } catch (IOException | ArrayIndexOutOfBoundsException ended) {
            return Memory.NONE;
        }
    }

    private static long kib(List<String> lines, String field) {
        return lines.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    /** Seconds of all processes of the machine, and what a hypervisor took. */
    static double machine() throws IOException {
        String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).split(" +", -1);
        double ticks = 0;
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
