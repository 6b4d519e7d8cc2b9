package io.sallyport.gateway.run;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whose a file is, and whose the folders are on the way to it: whoever may rename one of those may put another in its place. */
final class OwnedPath {
    private static final int ROOT = 0;
    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;

    private final long self;

    OwnedPath() {
        this(new UnixSystem().getUid());
    }

    OwnedPath(long self) {
        this.self = self;
    }

    /** Says what is wrong with a file, which is no link, or with a folder above it. */
    Optional<String> wrong(Path file) throws IOException {
        if (isWritableByOthers(file)) {
            return Optional.of(file + ": everybody or a group may write to it");
        }
        Optional<String> owner = owner(file);
        return owner.isPresent() ? owner : wrongAbove(file);
    }

    /** Says what is wrong with a folder above a path. */
    Optional<String> wrongAbove(Path path) throws IOException {
        for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
            if (isWritableByOthers(folder) && !isSticky(folder)) {
                return Optional.of(path + ": everybody or a group may write to " + folder);
            }
            Optional<String> owner = owner(folder);
            if (owner.isPresent()) {
                return owner;
            }
        }
        return Optional.empty();
    }

    private Optional<String> owner(Path path) throws IOException {
        int owner = (int) Files.getAttribute(path, "unix:uid");
        return owner == ROOT || owner == self
                ? Optional.empty()
                : Optional.of(path + ": belongs to user id " + owner + ", neither root nor who runs this");
    }

    private static boolean isWritableByOthers(Path path) throws IOException {
        return (mode(path) & WRITABLE_BY_OTHERS) != 0;
    }

    /** Nobody renames there what belongs to somebody else. */
    private static boolean isSticky(Path folder) throws IOException {
        return (mode(folder) & STICKY) != 0;
    }

    private static int mode(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:mode");
    }
}
