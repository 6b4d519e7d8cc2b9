package io.sallyport.auth.gssapi.keytab;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the keytab format of MIT Kerberos, version 5.2, as kadmin, ktpass, msktutil and Samba write it. */
final class KeytabParser {
    private static final short VERSION = 0x0502;
    private static final int MOST_COMPONENTS = 16;

    private KeytabParser() {}

    static List<KeytabEntry> parse(ByteBuffer file) throws BrokenKeytabException {
        try {
            if (file.getShort() != VERSION) {
                throw new BrokenKeytabException("does not begin with 05 02");
            }
            return entries(file);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new BrokenKeytabException("ends within an entry");
        }
    }

    private static List<KeytabEntry> entries(ByteBuffer file) throws BrokenKeytabException {
        List<KeytabEntry> entries = new ArrayList<>();
        while (file.hasRemaining()) {
            int length = file.getInt();
            if (length == Integer.MIN_VALUE || length == 0) {
                throw new BrokenKeytabException("has an entry of length " + length);
            }
            int end = file.position() + Math.abs(length);
            // A negative length is a hole, where an entry was deleted.
            if (length > 0) {
                entries.add(entry(file.slice(file.position(), length)));
            }
            if (end < 0 || end > file.limit()) {
                throw new BrokenKeytabException("ends within an entry");
            }
            file.position(end);
        }
        return entries;
    }

    private static KeytabEntry entry(ByteBuffer entry) throws BrokenKeytabException {
        Service service = service(entry);
        // The type of the name, and when the key was written.
        entry.getInt();
        entry.getInt();
        int shortVersion = Byte.toUnsignedInt(entry.get());
        int enctype = Short.toUnsignedInt(entry.getShort());
        byte[] key = octets(entry);
        int version = entry.remaining() >= Integer.BYTES ? entry.getInt() : 0;
        return new KeytabEntry(service, version == 0 ? shortVersion : version, enctype, key);
    }

    private static Service service(ByteBuffer entry) throws BrokenKeytabException {
        int count = Short.toUnsignedInt(entry.getShort());
        if (count == 0 || count > MOST_COMPONENTS) {
            throw new BrokenKeytabException("has a principal of " + count + " components");
        }
        String realm = text(entry);
        List<String> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            components.add(text(entry));
        }
        return new Service(components, realm);
    }

    private static String text(ByteBuffer entry) {
        return new String(octets(entry), StandardCharsets.UTF_8);
    }

    private static byte[] octets(ByteBuffer entry) {
        int length = Short.toUnsignedInt(entry.getShort());
        if (length > entry.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] octets = new byte[length];
        entry.get(octets);
        return octets;
    }
}
