package io.sallyport.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of this user alone, which goes away with all that is in it. */
final class TemporaryFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rw-------");

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    static TemporaryFolder make() throws IOException {
        TemporaryFolder made = new TemporaryFolder(Files.createTempDirectory(
                "sallyport-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
        made.folder("conf");
        made.folder("log");
        return made;
    }

    Path path() {
        return path;
    }

    Path folder(String name) throws IOException {
        return Files.createDirectory(path.resolve(name));
    }

    /** Makes an empty file that only its owner can read. */
    Path file(String name) throws IOException {
        return Files.createFile(path.resolve(name), PosixFilePermissions.asFileAttribute(OWN));
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(file(name), text);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
