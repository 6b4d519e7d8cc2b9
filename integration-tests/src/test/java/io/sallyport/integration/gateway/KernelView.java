package io.sallyport.integration.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process as the kernel sees it. */
public final class KernelView {
    private static final String RESIDENT = "VmRSS:";

    private final Path process;

    KernelView(long pid) {
        this.process = Path.of("/proc", String.valueOf(pid));
    }

    /** How many sockets it has open, listeners included; other descriptors come and go with class loading. */
    public long sockets() {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.filter(KernelView::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException gone) {
            return false;
        }
    }

    /** How much of its memory is resident, in octets. */
    public long residentOctets() {
        try {
            return Files.readAllLines(process.resolve("status")).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the files of a folder that are in its memory. */
    public Set<String> mapped(Path folder) {
        try {
            Path real = folder.toRealPath();
            return Files.readAllLines(process.resolve("maps")).stream()
                    .filter(line -> line.contains(" " + real + "/"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
