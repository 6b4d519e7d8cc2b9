package io.sallyport.bench.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * What the figures hold for.
 *
 * @param processor its name
 * @param cores how many
 * @param memoryMib how much memory
 * @param system the distribution and the kernel
 * @param java the virtual machine
 * @param date the day
 */
record Machine(String processor, int cores, long memoryMib, String system, String java, LocalDate date) {
    static Machine here(Clock clock) throws IOException {
        String memory = field(Path.of("/proc/meminfo"), "MemTotal").replaceAll("[^0-9]", "");
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(memory) >> 10,
                release().replace("\"", "") + ", Linux " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                LocalDate.now(clock));
    }

    private static String release() throws IOException {
        Path file = Path.of("/etc/os-release");
        return Files.exists(file) ? field(file, "PRETTY_NAME") : "an unknown distribution";
    }

    static String field(Path file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.matches(name + "\\s*[:=].*"))
                    .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
                    .findFirst()
                    .orElse("unknown");
        }
    }
}
