package io.sallyport.auth.gssapi.keytab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads a keytab, and leaves out what must not be used.
 *
 * @param path where it is
 * @param filter whose keys may be used
 * @param enctypes keys of which types may be used
 */
public record KeytabReader(Path path, ServiceFilter filter, Set<Enctype> enctypes) {
    private static final int MOST_OCTETS = 1 << 20;
    private static final Set<PosixFilePermission> FORBIDDEN = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    /** Copies the set. */
    public KeytabReader {
        enctypes = Set.copyOf(enctypes);
    }

    Keytab read() throws BrokenKeytabException {
        byte[] octets = octets();
        try {
            Keytab keytab = Keytab.of(KeytabParser.parse(ByteBuffer.wrap(octets)), filter, enctypes);
            if (keytab.usable().isEmpty()) {
                throw new BrokenKeytabException("has no key of " + enctypes + " for "
                        + (filter.patterns().isEmpty()
                                ? "any principal"
                                : filter.patterns().toString()));
            }
            return keytab;
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private byte[] octets() throws BrokenKeytabException {
        try (InputStream in = Files.newInputStream(path)) {
            requireSecret();
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new BrokenKeytabException("is larger than " + MOST_OCTETS + " octets");
            }
            return octets;
        } catch (NoSuchFileException e) {
            throw new BrokenKeytabException("does not exist");
        } catch (IOException e) {
            throw new BrokenKeytabException("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void requireSecret() throws IOException, BrokenKeytabException {
        if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> excess = EnumSet.copyOf(FORBIDDEN);
        excess.retainAll(Files.getPosixFilePermissions(path));
        if (!excess.isEmpty()) {
            throw new BrokenKeytabException("may be used by others: " + excess + ", use mode 0600 or 0640");
        }
    }
}
