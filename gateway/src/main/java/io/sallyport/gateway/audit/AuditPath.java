package io.sallyport.gateway.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the audit log's file so that nobody else can read it, write it, or lead it elsewhere by a symbolic link. */
final class AuditPath {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final FileAttribute<?> OWNERS_FILE = permissions("rw-------");
    private static final FileAttribute<?> OWNERS_FOLDER = permissions("rwx------");
    private static final Set<PosixFilePermission> TOO_OPEN = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);
    private static final Set<OpenOption> EXISTING =
            Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> NEW_TOO = Set.of(
            StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private AuditPath() {}

    /** Opens the file; makes it, and the folders that lead to it, if it is not there. */
    static FileChannel open(Path path) throws IOException {
        Path folder = folder(path);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, OWNERS_FOLDER);
        }
        refuseLink(path);
        FileChannel channel = FileChannel.open(path, NEW_TOO, OWNERS_FILE);
        try {
            tighten(path);
            return channel;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Looks whether the file could be opened, and makes nothing. */
    static void check(Path path) throws IOException {
        refuseLink(path);
        if (Files.isRegularFile(path)) {
            FileChannel.open(path, EXISTING).close();
        } else if (Files.exists(path)) {
            requireWritable(path, !Files.isDirectory(path), "a file");
        } else {
            Path folder = nearestThatExists(folder(path));
            requireWritable(folder, Files.isDirectory(folder), "a folder that can be written to");
        }
    }

    private static void requireWritable(Path path, boolean isRightKind, String expected) throws IOException {
        if (!isRightKind || !Files.isWritable(path)) {
            throw new FileSystemException(path.toString(), null, "not writable (expected: " + expected + ")");
        }
    }

    private static Path nearestThatExists(Path folder) {
        Path parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : nearestThatExists(parent);
    }

    private static Path folder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path : folder;
    }

    private static void refuseLink(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            throw new FileSystemException(path.toString(), null, "a symbolic link (expected: the file itself)");
        }
    }

    private static void tighten(Path path) throws IOException {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        if (permissions.removeAll(TOO_OPEN)) {
            Files.setPosixFilePermissions(path, permissions);
            LOG.warn("audit log {} was open to others; it is not any more", path);
        }
    }

    private static FileAttribute<?> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
