package io.sallyport.core.caps;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many files this process may open, and has open. Linux is asked itself: Java's own answer takes as long as half of a policy. */
public final class OpenFiles {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final File OPEN = new File("/proc/self/fd");
    private static final Pattern SOFT_LIMIT = Pattern.compile("(?m)^Max open files +(\\d{1,18}) ");

    private OpenFiles() {}

    /** How many there may be; very many if nobody can say. */
    public static long most() {
        return softLimit().orElseGet(OpenFiles::limitByJava);
    }

    /** How many there are; none if the system does not say. */
    public static long open() {
        String[] withThisFolder = OPEN.list();
        return withThisFolder == null ? 0 : withThisFolder.length - 1L;
    }

    private static Optional<Long> softLimit() {
        try {
            return softLimit(Files.readString(LIMITS));
        } catch (IOException notThisSystem) {
            return Optional.empty();
        }
    }

    static Optional<Long> softLimit(String limits) {
        Matcher found = SOFT_LIMIT.matcher(limits);
        return found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }

    static long limitByJava() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
