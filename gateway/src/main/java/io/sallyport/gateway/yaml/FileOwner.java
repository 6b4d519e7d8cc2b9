package io.sallyport.gateway.yaml;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a file that somebody else could have written: whoever writes the configuration, the policy or the users is
 * who decides. Write permission for the group is let pass, because many systems give each user a group of his own.
 */
final class FileOwner {
    private static final int ROOT = 0;

    private FileOwner() {}

    /** What is wrong with the file's owner or permissions, and what would be right. */
    static Optional<Mistake> check(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
            return Optional.of(new Mistake("writable by everybody", "chmod o-w"));
        }
        return check((int) Files.getAttribute(file, "unix:uid"), new UnixSystem().getUid());
    }

    static Optional<Mistake> check(int owner, long self) {
        return owner == ROOT || owner == self
                ? Optional.empty()
                : Optional.of(new Mistake("owned by user id " + owner, "root or who runs this, user id " + self));
    }

    /** What is wrong, and what would be right. */
    record Mistake(String problem, String expected) {}
}
