package io.sallyport.gateway.config;

import io.sallyport.core.server.ListenerPlace.UnixSocket;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may connect to a Unix-domain socket.
 *
 * @param mode the mode of its file, as it is written
 * @param group the group of its file
 */
record UnixPlace(Optional<String> mode, Optional<String> group) {
    private static final String OWNER_ONLY = "0600";
    private static final Pattern MODE = Pattern.compile("0[0-7]{3}");
    private static final Pattern GROUP = Pattern.compile("[^\\s:,\\p{Cntrl}]{1,64}");
    private static final PosixFilePermission[] BY_BIT = {
        PosixFilePermission.OTHERS_EXECUTE,
        PosixFilePermission.OTHERS_WRITE,
        PosixFilePermission.OTHERS_READ,
        PosixFilePermission.GROUP_EXECUTE,
        PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.GROUP_READ,
        PosixFilePermission.OWNER_EXECUTE,
        PosixFilePermission.OWNER_WRITE,
        PosixFilePermission.OWNER_READ
    };

    UnixSocket at(Path path) {
        String written = mode.orElse(OWNER_ONLY);
        if (!MODE.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    "mode: '" + written + "' (expected: four octal digits in quotes, as '0660')");
        }
        group.filter(name -> !GROUP.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException("group: '" + name + "' (expected: the name of a group)");
        });
        try {
            return new UnixSocket(path, permissions(Integer.parseInt(written, 8)), group);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unix: " + e.getMessage(), e);
        }
    }

    private static Set<PosixFilePermission> permissions(int bits) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int bit = 0; bit < BY_BIT.length; bit++) {
            if ((bits >> bit & 1) != 0) {
                permissions.add(BY_BIT[bit]);
            }
        }
        return permissions;
    }

    void refuseElsewhere() {
        if (mode.isPresent() || group.isPresent()) {
            throw new IllegalArgumentException(
                    (mode.isPresent() ? "mode" : "group") + ": without a Unix-domain socket (expected: unix)");
        }
    }
}
