package io.sallyport.core.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of a socket's file. Whoever may rename what is in it could put a link in the hidden socket's place before its
 * mode and group are set, and have those of another file changed: others who may write there, and its owner in any case.
 */
final class SocketFolder {
    /** Its owner is the user whose rights the process has, whatever else of the process is kept from him. */
    private static final Path SELF = Path.of("/proc/self");

    private static final int ROOT = 0;
    private static final int STICKY = 01000;
    private static final int WRITABLE_BY_OTHERS = 022;

    private SocketFolder() {}

    static void check(Path folder) throws IOException {
        check(folder, owner(SELF));
    }

    static void check(Path folder, int self) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        int owner = owner(folder);
        if (owner != ROOT && owner != self) {
            throw new IOException("%s belongs to user id %s (expected: to root or to the gateway's own user, %s)"
                    .formatted(folder, Integer.toUnsignedString(owner), Integer.toUnsignedString(self)));
        }
        int mode = (int) Files.getAttribute(folder, "unix:mode");
        if ((mode & WRITABLE_BY_OTHERS) != 0 && (mode & STICKY) == 0) {
            throw new IOException(
                    folder + " may be written by others (expected: by its owner only, or with the sticky bit)");
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }
}
