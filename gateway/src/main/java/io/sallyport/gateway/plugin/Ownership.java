package io.sallyport.gateway.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;

/**
 * Refuses what anybody on the machine could have put there: whoever writes a plugin is the gateway. Write permission
 * for the group is let pass, because many systems give each user a group of his own and it then means nothing.
 */
final class Ownership {
    private Ownership() {}

    static Optional<PluginProblem> check(Path path) {
        try {
            PosixFileAttributes found =
                    Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (found.isSymbolicLink()) {
                return Optional.of(new PluginProblem(path, "a symbolic link", "the folder or the jar itself"));
            }
            return found.permissions().contains(PosixFilePermission.OTHERS_WRITE)
                    ? Optional.of(new PluginProblem(path, "writable by everybody", "chmod o-w"))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(new PluginProblem(path, "cannot be read: " + unreadable, "a readable folder or jar"));
        }
    }
}
