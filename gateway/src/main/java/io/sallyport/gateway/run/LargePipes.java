package io.sallyport.gateway.run;

import com.sun.jna.Function;
import io.sallyport.core.epoll.PipeSize;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The kernel's pipes, larger than they come, by JNA: it calls the one function of the system for it.
 *
 * @param fcntl of the C library
 */
record LargePipes(Function fcntl) implements PipeSize.Enlarger {
    /** Linux: the command that sets the size of a pipe. */
    private static final int F_SETPIPE_SZ = 1031;

    private static final String FOLDER = "jna.boot.library.path";
    private static final String NO_UNPACKING = "jna.nounpack";

    /** Loads JNA's own library, from where the other native ones of this process come too. */
    static LargePipes load() {
        System.setProperty("jna.tmpdir", System.getProperty("java.io.tmpdir"));
        System.setProperty("jna.nosys", "true");
        Path installed = Path.of(System.getProperty("sallyport.home", "."), "lib/native");
        boolean isOurs = System.getProperty(FOLDER) == null && Files.exists(installed.resolve("libjnidispatch.so"));
        return isOurs ? loadFrom(installed) : loaded();
    }

    /** JNA is told where only for as long as it takes: a plugin may have another version of it. */
    private static LargePipes loadFrom(Path installed) {
        System.setProperty(FOLDER, installed.toString());
        System.setProperty(NO_UNPACKING, "true");
        try {
            return loaded();
        } finally {
            System.clearProperty(FOLDER);
            System.clearProperty(NO_UNPACKING);
        }
    }

    private static LargePipes loaded() {
        return new LargePipes(Function.getFunction("c", "fcntl"));
    }

    @Override
    public void enlarge(int descriptor, int octets) {
        fcntl.invokeInt(new Object[] {descriptor, F_SETPIPE_SZ, octets});
    }
}
