package io.sallyport.gateway.quickstart;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder that is this user's alone: what lies in it decides what the gateway runs. */
final class OwnFolder {
    private static final Path SELF = Path.of("/proc/self/status");

    private OwnFolder() {}

    static void make(Path folder) throws IOException {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || owner(folder) != owner(SELF)) {
                throw new IOException(folder + ": belongs to somebody else (expected: a folder of your own)", there);
            }
        }
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }
}
