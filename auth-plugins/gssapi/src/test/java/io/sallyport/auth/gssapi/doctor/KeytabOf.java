package io.sallyport.auth.gssapi.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes keytabs. */
final class KeytabOf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    KeytabOf() {
        out.writeBytes(new byte[] {5, 2});
    }

    KeytabOf key(String principal, int version, int type, int octets) {
        byte[] entry = entry(principal, version, type, new byte[octets]);
        out.writeBytes(ByteBuffer.allocate(4).putInt(entry.length).array());
        out.writeBytes(entry);
        return this;
    }

    KeytabOf hole(int length) {
        out.writeBytes(ByteBuffer.allocate(4 + length).putInt(-length).array());
        return this;
    }

    private static byte[] entry(String principal, int version, int type, byte[] key) {
        int at = principal.lastIndexOf('@');
        String[] components = principal.substring(0, at).split("/", -1);
        ByteBuffer entry = ByteBuffer.allocate(1_024).putShort((short) components.length);
        counted(entry, principal.substring(at + 1));
        for (String component : components) {
            counted(entry, component);
        }
        entry.putInt(1).putInt(1_795_779_311).put((byte) version).putShort((short) type);
        entry.putShort((short) key.length).put(key).putInt(version);
        byte[] octets = new byte[entry.position()];
        entry.flip().get(octets);
        return octets;
    }

    private static void counted(ByteBuffer entry, String text) {
        byte[] octets = text.getBytes(UTF_8);
        entry.putShort((short) octets.length).put(octets);
    }

    byte[] octets() {
        return out.toByteArray();
    }

    Path in(Path folder) throws IOException {
        return in(folder, "rw-------");
    }

    Path in(Path folder, String permissions) throws IOException {
        Path file = folder.resolve("test.keytab");
        Files.write(file, octets());
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
