package io.sallyport.gateway.plugin;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a jar into memory, whole and bounded. */
final class JarReader {
    private static final int MOST_OCTETS = 128 * 1024 * 1024;
    private static final String A_JAR = "a complete jar";

    private long octetsLeft = MOST_OCTETS;

    private JarReader() {}

    static JarImage read(Path file) throws UnusableJarException {
        try {
            byte[] octets = octets(file);
            Map<String, byte[]> entries = new JarReader().entries(octets);
            Manifest manifest = manifest(entries);
            return new JarImage(file, sha256(octets), manifest, JarVersions.forThisJava(manifest, entries));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnusableJarException("cannot be read: " + unreadable, A_JAR);
        }
    }

    private static byte[] octets(Path file) throws IOException, UnusableJarException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw tooLarge();
            }
            return octets;
        }
    }

    private Map<String, byte[]> entries(byte[] octets) throws IOException, UnusableJarException {
        Map<String, byte[]> entries = new HashMap<>();
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(octets))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                count++;
                if (!entry.isDirectory() && entries.put(entry.getName(), content(zip)) != null) {
                    throw new UnusableJarException("two entries " + entry.getName(), "each entry once");
                }
            }
        }
        // Reading from the front does not see that the end of the file, with the directory, is missing.
        if (count == 0 || count != ZipEnd.entryCount(octets)) {
            throw new UnusableJarException("no jar, or a damaged one", A_JAR);
        }
        return entries;
    }

    private byte[] content(InputStream zip) throws IOException, UnusableJarException {
        byte[] content = zip.readNBytes((int) octetsLeft + 1);
        octetsLeft -= content.length;
        if (octetsLeft < 0) {
            throw tooLarge();
        }
        return content;
    }

    private static UnusableJarException tooLarge() {
        return new UnusableJarException("too large", "at most 128 MiB, unpacked too");
    }

    private static Manifest manifest(Map<String, byte[]> entries) throws IOException {
        byte[] manifest = entries.getOrDefault(JarFile.MANIFEST_NAME, new byte[0]);
        return new Manifest(new ByteArrayInputStream(manifest));
    }

    private static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
