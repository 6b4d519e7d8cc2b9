package io.sallyport.core.caps;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToLongFunction;
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
        return softLimit()
                .orElseGet(() -> ofJava(UnixOperatingSystemMXBean::getMaxFileDescriptorCount, Long.MAX_VALUE));
    }

    /** How many there are; none if nobody can say. */
    public static long open() {
        String[] open = OPEN.list();
        return open == null ? ofJava(UnixOperatingSystemMXBean::getOpenFileDescriptorCount, 0) : open.length;
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

    static long ofJava(ToLongFunction<UnixOperatingSystemMXBean> count, long unknown) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? count.applyAsLong(system)
                : unknown;
    }
}
