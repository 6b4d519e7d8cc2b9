package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.keytab.Enctype;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Writes keytabs. */
final class TestKeytab {
    private final List<byte[]> entries = new ArrayList<>();

    /** The keys that {@link Forge} uses by default, of every accepted type. */
    static TestKeytab usual() {
        TestKeytab keytab = new TestKeytab();
        for (Enctype enctype : Enctype.values()) {
            keytab.add("rcmd/gw.example.test@" + Forge.REALM, 1, enctype.number(), Forge.key(enctype, 1));
        }
        return keytab;
    }

    TestKeytab add(String principal, int version, int enctype, byte[] key) {
        entries.add(entry(principal, version, enctype, key));
        return this;
    }

    private static byte[] entry(String principal, int version, int enctype, byte[] key) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            String[] nameAndRealm = principal.split("@", -1);
            String[] components = nameAndRealm[0].split("/", -1);
            out.writeShort(components.length);
            text(out, nameAndRealm[1]);
            for (String component : components) {
                text(out, component);
            }
            out.writeInt(1);
            out.writeInt(0);
            out.writeByte(version);
            out.writeShort(enctype);
            out.writeShort(key.length);
            out.write(key);
            out.writeInt(version);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return octets.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(octets.length);
        out.write(octets);
    }

    byte[] octets() {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.writeShort(0x0502);
            for (byte[] entry : entries) {
                out.writeInt(entry.length);
                out.write(entry);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return octets.toByteArray();
    }

    Path write(Path file) throws IOException {
        return write(file, octets());
    }

    static Path write(Path file, byte[] octets) throws IOException {
        Files.write(file, octets);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
