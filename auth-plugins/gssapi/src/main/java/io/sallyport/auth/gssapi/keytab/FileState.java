package io.sallyport.auth.gssapi.keytab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param modified when it was last written
 * @param size in octets
 * @param key which file it is: its inode, where there are such
 */
record FileState(FileTime modified, long size, Optional<String> key) {
    /** The state of a file that cannot be looked at. */
    static final FileState UNKNOWN = new FileState(FileTime.fromMillis(0), -1, Optional.empty());

    static FileState of(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileState(
                    attributes.lastModifiedTime(),
                    attributes.size(),
                    Optional.ofNullable(attributes.fileKey()).map(Object::toString));
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** Whether nobody has written it for that long; the file's clock need not be ours, and may be ahead. */
    boolean isUntouchedFor(Duration time, Instant now) {
        return Duration.between(modified.toInstant(), now).compareTo(time) >= 0;
    }

    boolean isKnown() {
        return !equals(UNKNOWN);
    }
}
