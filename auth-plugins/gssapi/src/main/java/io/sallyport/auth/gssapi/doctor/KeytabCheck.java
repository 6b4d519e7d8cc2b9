package io.sallyport.auth.gssapi.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Looks at the file of keys: who may read it, and what is in it. */
final class KeytabCheck {
    private static final String STEP = "keytab";
    private static final int MOST_OCTETS = 1 << 20;
    private static final Set<PosixFilePermission> TOO_MUCH = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final Path file;
    private final List<String> principals;
    private final Report report;

    /** Shows the keys of these principals, of all if there are none. */
    KeytabCheck(Path file, List<String> principals, Report report) {
        this.file = file;
        this.principals = principals;
        this.report = report;
    }

    /** Gives the keys, none if the file cannot be used. */
    List<Key> check() {
        try {
            List<Key> keys = KeytabListing.read(read());
            permissions();
            List<Key> chosen = keys.stream()
                    .filter(key -> principals.isEmpty() || principals.contains(key.principal()))
                    .toList();
            chosen.forEach(this::key);
            weakOnly(chosen);
            if (keys.isEmpty()) {
                report.fail(STEP, file + ": no keys (expected: one of each service principal)");
            }
            return keys;
        } catch (NoSuchFileException e) {
            report.fail(STEP, file + ": no such file (expected: a keytab)");
        } catch (IOException e) {
            report.fail(STEP, file + ": cannot be read: " + e + " (run this as the user that the gateway runs as)");
        } catch (IllegalArgumentException e) {
            report.fail(STEP, file + ": " + e.getMessage());
        }
        return List.of();
    }

    private byte[] read() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new IllegalArgumentException("more than 1 MiB (expected: a keytab)");
            }
            return octets;
        }
    }

    private void permissions() throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            report.warn(STEP, file + ": see for yourself that only the gateway may read it");
            return;
        }
        Set<PosixFilePermission> given = Files.getPosixFilePermissions(file);
        String shown = file + ": " + PosixFilePermissions.toString(given);
        if (given.stream().anyMatch(TOO_MUCH::contains)) {
            report.fail(STEP, shown + " (expected: chmod 600 or 640; whoever has a key of it can be any client)");
        } else {
            report.ok(STEP, shown + " of " + Files.getOwner(file).getName());
        }
    }

    private void key(Key key) {
        String shown = key + " of " + key.written();
        if (key.isAccepted()) {
            report.ok("key", shown);
        } else {
            report.warn("key", shown + ": never used (expected: AES)");
        }
    }

    private void weakOnly(List<Key> keys) {
        Set<String> weak = keys.stream().map(Key::principal).collect(Collectors.toCollection(TreeSet::new));
        keys.stream().filter(Key::isAccepted).map(Key::principal).forEach(weak::remove);
        weak.forEach(principal -> report.fail(
                "key",
                principal + ": has no AES key (in Active Directory: set"
                        + " msDS-SupportedEncryptionTypes to 24, then the password, then export the keytab)"));
    }
}
